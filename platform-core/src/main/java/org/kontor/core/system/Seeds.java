package org.kontor.core.system;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Contribution;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Values;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Database;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.record.AllRows;
import org.kontor.core.task.Upgrades;

/** What plugins declare and administrators see as records: made when it is missing, otherwise left alone. */
public final class Seeds {
    private Seeds() {}

    /**
     * Makes the technical users of plugins, by which they stand in records and in the change log; once per start. Whoever
     * has none yet, or none any more since its data were purged, has nothing to upgrade.
     */
    public static void technicalUsers(Database database, List<Contribution> contributions, Clock clock) {
        List<Contribution> missing = unknown(database, contributions);
        if (missing.isEmpty()) {
            return;
        }
        try {
            technicalUsersOf(database, missing, clock);
        } catch (RuntimeException e) {
            // another node that starts at this moment may have made them
            if (unknown(database, contributions).size() == missing.size()) {
                throw e;
            }
            technicalUsers(database, contributions, clock);
        }
    }

    /** Plugins that were never here, or are purged. */
    private static List<Contribution> unknown(Database database, List<Contribution> contributions) {
        Set<UUID> known = new HashSet<>(database.glance(
                transaction -> transaction.mapper(SystemMapper.class).technicalUsers()));
        return contributions.stream()
                .filter(contribution -> !known.contains(AccessPolicy.selfId(contribution.pluginId())))
                .toList();
    }

    private static void technicalUsersOf(Database database, List<Contribution> missing, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID kernel = AccessPolicy.selfId(AccessPolicy.KERNEL);
        database.write(transaction -> {
            for (Contribution contribution : missing) {
                Upgrades.noteFirst(transaction, contribution, now);
                SystemMapper mapper = transaction.mapper(SystemMapper.class);
                UUID id = AccessPolicy.selfId(contribution.pluginId());
                if (mapper.reviveTechnicalUser(id, contribution.title()) == 0) {
                    // no person's login has a colon
                    mapper.insertTechnicalUser(
                            id, "plugin:" + contribution.pluginId(), contribution.title(), kernel, now);
                }
            }
            return true;
        });
    }

    /**
     * Makes records of declared roles, shows in them what they give, and makes those of the values that editable lists
     * begin with.
     *
     * @param records the kernel's own
     */
    public static void records(Records records, Catalog catalog, List<Contribution> contributions) {
        new DeclaredRoles(records, catalog.conditionJson())
                .keep(AllRows.of(records, Query.of(Role.NAME)).toList(), contributions);
        values(records, contributions);
    }

    private static void values(Records records, List<Contribution> contributions) {
        Set<String> known = new HashSet<>();
        AllRows.of(records, Query.of(ChoiceValue.NAME))
                .forEach(row -> known.add(row.get(ChoiceValue.LIST) + " " + row.get(ChoiceValue.VALUE_NAME)));
        List<Values> missing = new ArrayList<>();
        for (ChoiceList list : new TreeMap<>(Declared.editableLists(contributions)).values()) {
            long rank = 0;
            for (Choice choice : list.choices()) {
                rank += 10;
                if (!known.contains(list + " " + choice.name())) {
                    missing.add(Values.of(
                            ChoiceValue.LIST.to(list.toString()),
                            ChoiceValue.VALUE_NAME.to(choice.name()),
                            ChoiceValue.LABEL.to(CatalogBuilder.readable(choice.name())),
                            ChoiceValue.RANK.to(rank)));
                }
            }
        }
        if (!missing.isEmpty()) {
            records.create(ChoiceValue.NAME, missing);
        }
    }
}
