package org.kontor.core.system;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.core.custom.CustomModel;
import org.kontor.core.custom.CustomModel.OwnEntity;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.custom.ModelWriter;
import org.kontor.core.custom.OwnStores;
import org.kontor.core.database.Database;
import org.kontor.core.layer.LayerEnds;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Renames;
import org.kontor.core.module.Leftovers;
import org.kontor.core.record.AllRows;
import org.kontor.core.schema.PlainTable;

/**
 * Deletes for good what an own entity or field held and what was said of it, so that another one of its name begins with
 * nothing. What is gone already is passed by, so that it can be run again.
 */
public final class OwnPurge {
    private final Database database;
    private final CustomModel parts;
    private final Set<String> entities;
    /** Those of entities that go on. */
    private final List<OwnField> fields;

    private final RolePurge roles;

    /** @param parts what goes together: a field, a rule, or an entity with all that belongs to it */
    public OwnPurge(Database database, CustomModel parts) {
        this.database = database;
        this.parts = parts;
        this.entities = parts.entities().stream().map(OwnEntity::path).collect(Collectors.toSet());
        this.fields = parts.fields().stream()
                .filter(field -> !entities.contains(field.entity().toString()))
                .toList();
        this.roles = new RolePurge(
                entities::contains,
                fields.stream()
                        .collect(Collectors.groupingBy(
                                field -> field.entity().toString(),
                                Collectors.mapping(OwnField::name, Collectors.toSet()))));
    }

    /** The tables that go: of entities, and of the links of fields. */
    public List<String> tables() {
        return Stream.concat(
                        parts.entities().stream().map(entity -> CatalogBuilder.tableName(entity.entity())),
                        parts.fields().stream()
                                .filter(field -> field.type() == FieldType.REFERENCES)
                                .map(field -> CatalogBuilder.linkTable(field.entity(), field.name())))
                .toList();
    }

    /** The columns that go, by their table. */
    public Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        fields.stream()
                .filter(field -> field.type() != FieldType.REFERENCES)
                .forEach(field -> columns.computeIfAbsent(
                                CatalogBuilder.tableName(field.entity()), none -> new ArrayList<>())
                        .addAll(OwnStores.columns(field)));
        return columns;
    }

    /** Drops tables and columns; on H2 the file is copied first. */
    public void drop() {
        if (!tables().isEmpty() || !columns().isEmpty()) {
            new PlainTable(database).drop(CustomModel.PLUGIN, tables(), columns());
        }
    }

    /**
     * Deletes what was set for it, and forgets it.
     *
     * @param kernel the kernel's own records
     */
    public void clear(Records kernel, Instant now) {
        roles.clear(kernel, AllRows.of(kernel, Query.of(Role.NAME)).toList());
        set().forEach((entity, its) -> delete(kernel, entity, its));
        DashboardEnds.clear(kernel, entities::contains);
        Purge.forgetTerms(kernel, roles.terms());
        OwnStores.lists(parts).forEach(list -> delete(kernel, ChoiceValue.NAME, ChoiceValue.LIST.is(list)));
        SystemMapper mapper = kernel.mapper(SystemMapper.class);
        fields.forEach(field ->
                mapper.insertRename(UUID.randomUUID(), field.entity().toString(), field.name(), Renames.NOBODY, now));
        Leftovers.forget(
                kernel, entities, parts.fields().stream().map(OwnField::path).toList());
        ModelWriter.forget(kernel, parts);
    }

    private Map<EntityName, Condition> set() {
        Map<EntityName, Condition> set = new LinkedHashMap<>();
        if (!entities.isEmpty()) {
            set.put(SavedQuery.NAME, SavedQuery.ENTITY.in(entities));
            set.put(TemplateRecord.NAME, TemplateRecord.ENTITY.in(entities));
        }
        set.putAll(LayerEnds.of(entities, roles.fields(), OwnStores.lists(parts)));
        return set;
    }

    /**
     * Says beforehand what {@link #clear} would delete, a sentence each.
     *
     * @param kernel the kernel's own records
     */
    public List<Message> foresee(Records kernel) {
        List<Message> sentences = new ArrayList<>();
        String narrowed = AllRows.of(kernel, Query.of(Role.NAME))
                .filter(roles::loses)
                .map(role -> role.get(Role.ROLE_NAME))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!narrowed.isEmpty()) {
            sentences.add(Purge.narrowed(narrowed));
        }
        DashboardEnds.foresee(kernel, entities::contains, sentences);
        if (!entities.isEmpty()) {
            sentences.add(Purge.REST);
        }
        return sentences;
    }

    /** The roles that stand against it, since they would give more without it. */
    public List<String> conditioned(Records kernel) {
        return Purge.names(roles
                .conditioned(kernel, AllRows.of(kernel, Query.of(Role.NAME)).toList())
                .stream());
    }

    private static void delete(Records kernel, EntityName entity, Condition condition) {
        List<Row> rows = AllRows.of(kernel, Query.of(entity).where(condition)).toList();
        rows.forEach(kernel::delete);
    }
}
