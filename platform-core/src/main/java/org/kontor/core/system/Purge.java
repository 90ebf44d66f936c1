package org.kontor.core.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.custom.CustomModel;
import org.kontor.core.custom.ModelWriter;
import org.kontor.core.database.Database;
import org.kontor.core.layer.LayerEnds;
import org.kontor.core.module.Definitions;
import org.kontor.core.module.Definitions.Definition;
import org.kontor.core.module.Installation;
import org.kontor.core.module.Leftovers;
import org.kontor.core.module.Plan;
import org.kontor.core.record.AllRows;
import org.kontor.core.schema.PlainTable;

/**
 * Deletes for good what a removed plugin has left: its tables and columns, and all that administrators set for it, so that
 * another plugin of that name begins with nothing. What is gone already is passed by, so that it can be run again.
 */
public final class Purge {
    private final Database database;
    private final String plugin;
    private final String prefix;
    private final CustomModel own;
    /** Its fields of others' entities. */
    private final Map<String, Set<String>> foreignFields = new LinkedHashMap<>();

    /** @param plugin its id */
    public Purge(Database database, String plugin) {
        this.database = database;
        this.plugin = plugin;
        this.prefix = plugin + ".";
        this.own = CustomModel.read(database);
        Optional<Definition> definition =
                Optional.ofNullable(Definitions.read(database).get(plugin));
        definition.ifPresent(known -> known.fields()
                .forEach(field -> foreignFields
                        .computeIfAbsent(field.entity(), any -> new HashSet<>())
                        .add(field.name())));
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
        AllRows.of(kernel, Query.of(Role.NAME)).toList().forEach(role -> clear(kernel, role));
        set().forEach((entity, its) -> delete(kernel, entity, its));
        own.listsOf(plugin).forEach(list -> delete(kernel, ChoiceValue.NAME, ChoiceValue.LIST.is(list)));
        ModelWriter.forget(kernel, own, plugin);
        kernel.mapper(SystemMapper.class).retireTechnicalUser(AccessPolicy.selfId(plugin));
        Installation.find(kernel, plugin).ifPresent(kernel::delete);
        Leftovers.forget(kernel, plugin);
    }

    /** What administrators set for it, and people kept. */
    private Map<EntityName, Condition> set() {
        Map<EntityName, Condition> set = new LinkedHashMap<>();
        set.put(SettingRecord.NAME, SettingRecord.PLUGIN.is(plugin));
        set.put(ChoiceValue.NAME, ChoiceValue.LIST.startsWith(prefix));
        set.put(SavedQuery.NAME, SavedQuery.ENTITY.startsWith(prefix));
        set.put(TemplateRecord.NAME, TemplateRecord.TEMPLATE.startsWith(prefix));
        set.putAll(LayerEnds.of(plugin, foreignFields, own.listsOf(plugin)));
        return set;
    }

    /**
     * Says beforehand what {@link #clear} would delete, a sentence each.
     *
     * @param kernel the kernel's own records
     * @param label of an entity's records, for people
     */
    public List<String> foresee(Records kernel, UnaryOperator<String> label) {
        List<String> sentences = new ArrayList<>();
        List<Row> roles = AllRows.of(kernel, Query.of(Role.NAME)).toList();
        String gone = names(roles.stream().filter(this::isIts));
        if (!gone.isEmpty()) {
            sentences.add("Its roles are deleted: " + gone);
        }
        String narrowed = names(roles.stream().filter(role -> !isIts(role) && loses(role)));
        if (!narrowed.isEmpty()) {
            sentences.add("These roles lose what they give of it: " + narrowed);
        }
        set().forEach((entity, its) -> {
            long count = AllRows.of(kernel, Query.of(entity).where(its)).count();
            if (count > 0) {
                sentences.add(label.apply(entity.toString()) + " of it are deleted: " + count);
            }
        });
        sentences.add("What is in the trash of it, its numbers and its shares are deleted");
        return sentences;
    }

    private static String names(Stream<Row> roles) {
        return roles.map(role -> role.get(Role.ROLE_NAME)).sorted().collect(Collectors.joining(", "));
    }

    private boolean isIts(Row role) {
        return role.find(Role.ORIGIN).filter(Role.PLUGIN::equals).isPresent()
                && role.get(Role.ROLE_NAME).startsWith(prefix);
    }

    private boolean loses(Row role) {
        return role.find(Role.GRANTS).orElse(List.of()).stream()
                        .anyMatch(grant -> grant.get(Grant.ENTITY).startsWith(prefix) || namesFields(grant))
                || role.find(Role.PERMISSIONS).orElse(List.of()).stream()
                        .anyMatch(row -> row.get(RolePermission.PERMISSION).startsWith(prefix));
    }

    private void clear(Records kernel, Row role) {
        if (isIts(role)) {
            kernel.delete(role);
            return;
        }
        List<Assignment> changes = new ArrayList<>();
        List<Row> grants = role.find(Role.GRANTS).orElse(List.of());
        List<Row> left = grants.stream()
                .filter(grant -> !grant.get(Grant.ENTITY).startsWith(prefix))
                .toList();
        boolean namesFields = left.stream().anyMatch(this::namesFields);
        if (left.size() < grants.size() || namesFields) {
            changes.add(Role.GRANTS.to(
                    left.stream().map(grant -> cleared(kernel, grant)).toList()));
        }
        List<Row> permissions = role.find(Role.PERMISSIONS).orElse(List.of());
        List<Row> others = permissions.stream()
                .filter(row -> !row.get(RolePermission.PERMISSION).startsWith(prefix))
                .toList();
        if (others.size() < permissions.size()) {
            changes.add(Role.PERMISSIONS.to(others));
        }
        if (!changes.isEmpty()) {
            kernel.update(role, changes.toArray(Assignment[]::new));
        }
    }

    private boolean namesFields(Row grant) {
        Set<String> gone = foreignFields.getOrDefault(grant.get(Grant.ENTITY), Set.of());
        return !gone.isEmpty()
                && List.of(Grant.ONLY_FIELDS, Grant.BUT_FIELDS, Grant.ALSO_FIELDS).stream()
                        .anyMatch(field -> names(grant, field).stream().anyMatch(gone::contains));
    }

    /** A field of that name that comes later inherits nothing. */
    private Row cleared(Records kernel, Row grant) {
        if (!namesFields(grant)) {
            return grant;
        }
        return kernel.part(
                Grant.NAME,
                Grant.ENTITY.to(grant.get(Grant.ENTITY)),
                Grant.VERBS.to(grant.get(Grant.VERBS)),
                Grant.SCOPE.to(grant.find(Grant.SCOPE).orElse(null)),
                Grant.CONDITION.to(grant.find(Grant.CONDITION).orElse(null)),
                Grant.ONLY_FIELDS.to(without(grant, Grant.ONLY_FIELDS)),
                Grant.BUT_FIELDS.to(without(grant, Grant.BUT_FIELDS)),
                Grant.ALSO_FIELDS.to(without(grant, Grant.ALSO_FIELDS)));
    }

    private @Nullable String without(Row grant, Field<String> field) {
        if (grant.find(field).isEmpty()) {
            return null;
        }
        Set<String> gone = foreignFields.getOrDefault(grant.get(Grant.ENTITY), Set.of());
        List<String> left = names(grant, field).stream()
                .filter(name -> !gone.contains(name))
                .toList();
        // no field at all is not the same as every field
        return left.isEmpty() && field.equals(Grant.ONLY_FIELDS) ? "id" : String.join(", ", left);
    }

    private static List<String> names(Row grant, Field<String> field) {
        return grant.find(field)
                .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
                .orElse(List.of());
    }

    private static void delete(Records kernel, EntityName entity, Condition condition) {
        AllRows.of(kernel, Query.of(entity).where(condition)).toList().forEach(kernel::delete);
    }
}
