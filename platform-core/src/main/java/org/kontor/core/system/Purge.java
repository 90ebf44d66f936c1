package org.kontor.core.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.custom.CustomModel;
import org.kontor.core.custom.ModelWriter;
import org.kontor.core.custom.OwnStores;
import org.kontor.core.database.Database;
import org.kontor.core.layer.FormChange;
import org.kontor.core.layer.LayerEnds;
import org.kontor.core.module.Definitions;
import org.kontor.core.module.Definitions.Definition;
import org.kontor.core.module.Installation;
import org.kontor.core.module.Leftovers;
import org.kontor.core.module.Plan;
import org.kontor.core.record.AllRows;
import org.kontor.core.record.GoneTerms;
import org.kontor.core.record.StoredConditions;
import org.kontor.core.schema.PlainTable;

/**
 * Deletes for good what a removed plugin has left: its tables and columns, and all that administrators set for it, so that
 * another plugin of that name begins with nothing. What is gone already is passed by, so that it can be run again.
 */
public final class Purge {
    /** What goes with each entity. */
    static final Message REST = Message.of(
            "system.purge_rest",
            "What is in the trash of it, what hangs on its records, its numbers and its shares are deleted");

    private final Database database;
    private final String plugin;
    private final String prefix;
    private final CustomModel own;
    private final RolePurge roles;

    /** @param plugin its id */
    public Purge(Database database, String plugin) {
        this.database = database;
        this.plugin = plugin;
        this.prefix = plugin + ".";
        this.own = CustomModel.read(database);
        Optional<Definition> definition =
                Optional.ofNullable(Definitions.read(database).get(plugin));
        // its fields of others' entities
        Map<String, Set<String>> foreignFields = new LinkedHashMap<>();
        definition.ifPresent(known -> known.fields()
                .forEach(field -> foreignFields
                        .computeIfAbsent(field.entity(), any -> new HashSet<>())
                        .add(field.name())));
        this.roles = new RolePurge(name -> name.startsWith(prefix), foreignFields);
    }

    /** Drops what a plan said; on H2 the file is copied first. */
    public void drop(List<Plan.Dropped> dropped) {
        List<String> tables = dropped.stream()
                .filter(each -> each.column().isEmpty())
                .map(Plan.Dropped::table)
                .toList();
        Map<String, List<String>> columns = dropped.stream()
                .filter(each -> !each.column().isEmpty())
                .collect(Collectors.groupingBy(
                        Plan.Dropped::table,
                        LinkedHashMap::new,
                        Collectors.mapping(Plan.Dropped::column, Collectors.toList())));
        new PlainTable(database).drop(plugin, tables, columns);
    }

    /**
     * Deletes what was set for it, and forgets it.
     *
     * @param kernel the kernel's own records
     */
    public void clear(Records kernel) {
        List<Row> all = AllRows.of(kernel, Query.of(Role.NAME)).toList();
        all.stream().filter(this::isIts).forEach(kernel::delete);
        roles.clear(kernel, all.stream().filter(role -> !isIts(role)).toList());
        set().forEach((entity, its) -> delete(kernel, entity, its));
        DashboardEnds.clear(kernel, name -> name.startsWith(prefix));
        forgetTerms(kernel, roles.terms());
        OwnStores.listsOf(own, plugin).forEach(list -> delete(kernel, ChoiceValue.NAME, ChoiceValue.LIST.is(list)));
        ModelWriter.forget(kernel, own, plugin);
        kernel.mapper(SystemMapper.class).retireTechnicalUser(AccessPolicy.selfId(plugin));
        Installation.find(kernel, plugin).ifPresent(kernel::delete);
        Leftovers.forget(kernel, plugin);
    }

    /** Takes what is gone out of views, dashboards and forms. */
    static void forgetTerms(Records kernel, GoneTerms gone) {
        StoredConditions.forget(kernel, SavedQuery.NAME, SavedQuery.CONDITION, gone);
        StoredConditions.forget(kernel, DashboardWidget.NAME, DashboardWidget.CONDITION, gone);
        StoredConditions.forget(kernel, FormChange.NAME, FormChange.CONDITION, gone);
    }

    /** The roles that stand against it, since they would give more without it. */
    public List<String> conditioned(Records kernel) {
        List<Row> going = AllRows.of(kernel, Query.of(Role.NAME))
                .filter(role -> !isIts(role))
                .toList();
        return names(roles.conditioned(kernel, going).stream());
    }

    /** What administrators set for it, and people kept. */
    private Map<EntityName, Condition> set() {
        Map<EntityName, Condition> set = new LinkedHashMap<>();
        set.put(SettingRecord.NAME, SettingRecord.PLUGIN.is(plugin));
        set.put(ChoiceValue.NAME, ChoiceValue.LIST.startsWith(prefix));
        set.put(SavedQuery.NAME, SavedQuery.ENTITY.startsWith(prefix));
        set.put(TemplateRecord.NAME, TemplateRecord.TEMPLATE.startsWith(prefix));
        set.putAll(LayerEnds.of(plugin, roles.fields(), OwnStores.listsOf(own, plugin)));
        return set;
    }

    /**
     * Says beforehand what {@link #clear} would delete, a sentence each.
     *
     * @param kernel the kernel's own records
     */
    public List<Message> foresee(Records kernel) {
        List<Message> sentences = new ArrayList<>();
        List<Row> all = AllRows.of(kernel, Query.of(Role.NAME)).toList();
        String gone = String.join(", ", names(all.stream().filter(this::isIts)));
        if (!gone.isEmpty()) {
            sentences.add(Message.of("system.purge_roles", "Its roles are deleted: {roles}")
                    .with("roles", gone));
        }
        String narrowed = String.join(", ", names(all.stream().filter(role -> !isIts(role) && roles.loses(role))));
        if (!narrowed.isEmpty()) {
            sentences.add(narrowed(narrowed));
        }
        set().forEach((entity, its) -> {
            long count = AllRows.of(kernel, Query.of(entity).where(its)).count();
            if (count > 0) {
                sentences.add(Message.of("system.purge_set", "Deleted with it, {entity}: {count}")
                        .with("entity", entity)
                        .with("count", count));
            }
        });
        DashboardEnds.foresee(kernel, name -> name.startsWith(prefix), sentences);
        sentences.add(REST);
        return sentences;
    }

    static Message narrowed(String roles) {
        return Message.of("system.purge_narrowed", "These roles lose what they give of it: {roles}")
                .with("roles", roles);
    }

    static List<String> names(Stream<Row> roles) {
        return roles.map(role -> role.get(Role.ROLE_NAME)).sorted().toList();
    }

    private boolean isIts(Row role) {
        return role.find(Role.ORIGIN).filter(Role.PLUGIN::equals).isPresent()
                && role.get(Role.ROLE_NAME).startsWith(prefix);
    }

    private static void delete(Records kernel, EntityName entity, Condition condition) {
        AllRows.of(kernel, Query.of(entity).where(condition)).toList().forEach(kernel::delete);
    }
}
