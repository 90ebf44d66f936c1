package org.kontor.core.system;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.api.Setting;
import org.kontor.core.custom.ModelWriter;
import org.kontor.core.database.Database;
import org.kontor.core.layer.LayerEnds;
import org.kontor.core.mass.MassRenames;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.Renames;
import org.kontor.core.meta.Renames.Rename;
import org.kontor.core.record.AllRows;

/**
 * Lets what administrators and users wrote follow a field to its new name, once for each rename: grants, views, the columns
 * that users have of them for themselves, dashboards, own rules, layers, settings, mass changes that are not done.
 * From then on the former name is nobody's, and another field that takes it inherits nothing.
 */
public final class FormerNames {
    /** What stands before terms in orders and in the numbers of charts. */
    private static final List<String> SIGNS = List.of("-", "count:", "sum:", "min:", "max:", "average:");

    private FormerNames() {}

    /** The renames that took place on this database. The table must exist. */
    public static Renames read(Database database) {
        return new Renames(database
                .glance(transaction -> transaction.mapper(SystemMapper.class).renames())
                .stream()
                .map(row -> new Rename(EntityName.parse(row.entity()), row.former(), row.name(), row.at()))
                .toList());
    }

    /** The same; none in a database that no platform has been built on. */
    public static Renames known(Database database) {
        return database.read(transaction ->
                                transaction.mapper(SystemMapper.class).renameTables())
                        == 0
                ? Renames.NONE
                : read(database);
    }

    /**
     * The renames that plugins declare and this database does not know yet, and those that an older version takes back by
     * being here again.
     */
    public static List<Rename> unsettled(List<Contribution> contributions, Renames known, Instant now) {
        Map<EntityName, List<Field<?>>> declared = new LinkedHashMap<>();
        for (Contribution contribution : contributions) {
            for (Entity entity : contribution.entities()) {
                declared.computeIfAbsent(entity.name(), any -> new ArrayList<>())
                        .addAll(entity.fields());
            }
            contribution
                    .foreignFields()
                    .forEach(foreign -> declared.computeIfAbsent(foreign.entity(), any -> new ArrayList<>())
                            .addAll(foreign.fields()));
        }
        List<Rename> renames = new ArrayList<>();
        declared.forEach((entity, fields) -> {
            Set<String> said = Renames.said(fields);
            for (Field<?> field : fields) {
                field.formerName()
                        .or(() -> known.newer(entity, field.name(), said))
                        .filter(former -> !known.isLast(entity, former, field.name()))
                        .ifPresent(former -> renames.add(new Rename(entity, former, field.name(), now)));
            }
        });
        return renames;
    }

    /**
     * Writes grants, views and settings with the new names, and remembers the renames.
     *
     * @param records the kernel's own
     * @param catalog that still understands the former names
     * @param renamed what {@link #unsettled} answered
     */
    public static void settle(
            Records records, Catalog catalog, List<Contribution> contributions, List<Rename> renamed) {
        settings(records, contributions);
        if (renamed.isEmpty()) {
            return;
        }
        AllRows.of(records, Query.of(Role.NAME).where(Role.ORIGIN.is(Role.OWN)))
                .forEach(role ->
                        role.find(Role.GRANTS).orElse(List.of()).forEach(grant -> grant(records, grant, renamed)));
        AllRows.of(records, Query.of(SavedQuery.NAME))
                .forEach(search -> terms(records, search, SavedQuery.ENTITY, ViewParts.TERMS, catalog));
        ViewColumns.follow(records.mapper(MarkMapper.class), renamed, entity -> now(catalog, entity));
        DashboardEnds.speaking(records)
                .forEach(widget -> terms(
                        records, widget, DashboardWidget.ENTITY, List.copyOf(DashboardWidget.TERMS.keySet()), catalog));
        ModelWriter.rename(records, catalog);
        LayerEnds.rename(records, catalog, renamed);
        MassRenames.follow(records, catalog);
        SystemMapper mapper = records.mapper(SystemMapper.class);
        renamed.forEach(rename -> mapper.insertRename(
                UUID.randomUUID(), rename.entity().toString(), rename.former(), rename.name(), rename.at()));
    }

    private static void grant(Records records, Row grant, List<Rename> renamed) {
        List<Rename> mine = renamed.stream()
                .filter(rename -> rename.entity().toString().equals(grant.get(Grant.ENTITY)))
                .toList();
        UnaryOperator<String> now = name -> mine.stream()
                .filter(rename -> rename.former().equals(name))
                .map(Rename::name)
                .findFirst()
                .orElse(name);
        update(records, grant, List.of(Grant.ONLY_FIELDS, Grant.BUT_FIELDS, Grant.ALSO_FIELDS), now);
    }

    private static void terms(Records records, Row row, Field<String> of, List<Field<String>> lists, Catalog catalog) {
        update(records, row, lists, now(catalog, EntityName.parse(row.get(of))));
    }

    /** How terms of an entity are called now. */
    private static UnaryOperator<String> now(Catalog catalog, EntityName entity) {
        return path -> {
            String sign = SIGNS.stream().filter(path::startsWith).findFirst().orElse("");
            try {
                return sign
                        + catalog.term(entity, path.substring(sign.length())).path();
            } catch (BadValue e) {
                // its field is gone, and may come back
                return path;
            }
        };
    }

    private static void update(Records records, Row row, List<Field<String>> lists, UnaryOperator<String> now) {
        List<Assignment> changed = new ArrayList<>();
        for (Field<String> list : lists) {
            List<String> names = GrantCheck.split(row.find(list).orElse(""));
            List<String> renamed = names.stream().map(now).toList();
            if (!renamed.equals(names)) {
                changed.add(list.to(renamed.stream().collect(Collectors.joining(","))));
            }
        }
        if (!changed.isEmpty()) {
            records.update(row, changed.toArray(Assignment[]::new));
        }
    }

    private static void settings(Records records, List<Contribution> contributions) {
        contributions.stream()
                .flatMap(contribution -> contribution.settings().stream())
                .map(Setting::field)
                .filter(setting -> setting.formerName().isPresent())
                .forEach(setting -> setting(records, setting));
        // records of versions that knew the system alone say nothing of for whom they are
        for (Row row : rows(records, SettingRecord.LEVEL.isEmpty())) {
            settle(records, row);
        }
    }

    /** Unless there is one already: then the old one says nothing any more. */
    private static void settle(Records records, Row row) {
        String system = SettingLevel.SYSTEM.toString();
        Condition same = SettingRecord.PLUGIN
                .is(row.get(SettingRecord.PLUGIN))
                .and(SettingRecord.SETTING_NAME.is(row.get(SettingRecord.SETTING_NAME)))
                .and(SettingRecord.LEVEL.is(system));
        if (rows(records, same).isEmpty()) {
            records.update(row, SettingRecord.LEVEL.to(system));
        }
    }

    /** For everybody for whom nothing is set under the new name. */
    private static void setting(Records records, Field<?> setting) {
        Condition ours = SettingRecord.PLUGIN.is(setting.shape().plugin());
        String former = setting.formerName().orElseThrow();
        Set<String> there = rows(records, ours.and(SettingRecord.SETTING_NAME.is(setting.name()))).stream()
                .map(FormerNames::level)
                .collect(Collectors.toSet());
        for (Row row : rows(records, ours.and(SettingRecord.SETTING_NAME.is(former)))) {
            if (!there.contains(level(row))) {
                records.update(row, SettingRecord.SETTING_NAME.to(setting.name()));
            }
        }
    }

    private static String level(Row row) {
        return row.find(SettingRecord.LEVEL).orElseGet(SettingLevel.SYSTEM::toString);
    }

    private static List<Row> rows(Records records, Condition condition) {
        return AllRows.of(records, Query.of(SettingRecord.NAME).where(condition))
                .toList();
    }
}
