package org.kontor.core.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Contribution.EntityRules;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Rule;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** The tables that a catalog wants: one for each entity, and one for each field that holds several references. */
public final class CatalogTables {
    private CatalogTables() {}

    /** All tables, in no particular order, of a catalog to which administrators added nothing. */
    public static List<TableSpec> of(Catalog catalog) {
        return of(catalog, List.of());
    }

    /**
     * All tables, in no particular order.
     *
     * @param own the rules that administrators added; they are in the catalog too
     */
    public static List<TableSpec> of(Catalog catalog, List<EntityRules> own) {
        List<TableSpec> tables = new ArrayList<>();
        for (EntityMeta entity : catalog.all()) {
            if (entity.isAspect()) {
                continue;
            }
            List<Rule> added = own.stream()
                    .filter(rules -> rules.entity().equals(entity.name()))
                    .flatMap(rules -> rules.rules().stream())
                    .filter(Rule.Index.class::isInstance)
                    .toList();
            tables.add(table(entity, catalog, added));
            entity.declaredFields().stream()
                    .filter(FieldMeta::isReferences)
                    .forEach(field -> tables.add(links(entity, field)));
        }
        List<GuardSpec> guards = guards(catalog);
        return tables.stream()
                .map(table -> table.guarded(guards.stream()
                        .filter(guard -> guard.table().equals(table.name()))
                        .toList()))
                .toList();
    }

    private static List<GuardSpec> guards(Catalog catalog) {
        List<GuardSpec> guards = new ArrayList<>();
        for (EntityMeta entity : catalog.all()) {
            for (Rule rule : entity.rules()) {
                if (rule instanceof Rule.Frozen frozen) {
                    guards.addAll(new FrozenGuards(catalog, entity, frozen).all());
                } else if (rule instanceof Rule.NoOverlap overlap) {
                    guards.add(OverlapGuard.of(entity, overlap));
                }
            }
        }
        return guards;
    }

    /** Whether the database holds a rule by itself, the engine apart. */
    public static boolean isChecked(EntityMeta entity, Rule.Must must) {
        return check(entity, must).isPresent();
    }

    /** Of what waits for approvals the engine alone holds it: what broke it already is decided all the same. */
    private static Optional<String> check(EntityMeta entity, Rule.Must must) {
        return entity.isApproved() ? Optional.empty() : CheckText.of(entity, must.condition());
    }

    private static TableSpec table(EntityMeta entity, Catalog catalog, List<Rule> own) {
        List<ColumnSpec> columns = new ArrayList<>();
        Set<IndexSpec> indexes = new LinkedHashSet<>();
        List<CheckSpec> checks = new ArrayList<>();
        for (FieldMeta field : entity.declaredFields()) {
            columns.addAll(columns(field));
            if (field.type() == FieldType.REFERENCE) {
                indexes.add(new IndexSpec(
                        false,
                        field.columns().reversed().stream().map(Column::name).toList()));
            }
            if (field.isFile()) {
                // asked by whoever downloads, and when unused files are removed
                indexes.add(
                        new IndexSpec(false, List.of(field.columns().getFirst().name())));
            }
            if (field.field().isUnique()) {
                indexes.add(new IndexSpec(true, names(field)));
            }
        }
        List<Rule> rules = new ArrayList<>(entity.rules());
        // somebody else may declare the same
        own.forEach(rules::remove);
        for (Rule rule : rules) {
            switch (rule) {
                case Rule.Unique unique -> indexes.add(new IndexSpec(true, fieldColumns(entity, unique.fields())));
                case Rule.Index index -> indexColumns(entity, index).ifPresent(indexes::add);
                case Rule.Must must ->
                    check(entity, must).ifPresent(text -> checks.add(new CheckSpec(must.name(), text)));
                case Rule.Required required -> {}
                case Rule.Fill fill -> {}
                case Rule.Sum sum -> {}
                case Rule.Formula formula -> {}
                case Rule.Number number -> {}
                case Rule.Shown shown -> {}
                // guards of PostgreSQL
                case Rule.Frozen frozen -> {}
                case Rule.NoOverlap overlap -> {}
                case Rule.Plays plays -> indexes.addAll(PlayedIndexes.of(entity, plays, catalog));
            }
        }
        for (Rule rule : own) {
            indexColumns(entity, (Rule.Index) rule)
                    .filter(index -> !indexes.contains(index))
                    .ifPresent(index -> indexes.add(new IndexSpec(false, index.columns(), true)));
        }
        TableSpec.Kind kind =
                entity.isPart() ? TableSpec.Kind.PART : entity.isOwned() ? TableSpec.Kind.OWNED : TableSpec.Kind.PLAIN;
        return TableSpec.of(entity.tableName(), kind, columns, List.copyOf(indexes), checks);
    }

    private static TableSpec links(EntityMeta entity, FieldMeta field) {
        TableSpec links = new TableSpec(
                CatalogBuilder.linkTable(entity.name(), field.field()),
                List.of(
                        ColumnSpec.of("id", ColumnType.UUID).filled(),
                        ColumnSpec.of("record_id", ColumnType.UUID).filled(),
                        ColumnSpec.of("target_id", ColumnType.UUID).filled(),
                        ColumnSpec.of("position", ColumnType.INTEGER).filled()),
                List.of(),
                List.of(IndexSpec.unique("record_id", "target_id"), IndexSpec.of("target_id")),
                List.of(),
                List.of(),
                Optional.empty());
        return field.field()
                .formerName()
                .map(former -> links.formerly(CatalogBuilder.linkTable(entity.name(), former)))
                .orElse(links);
    }

    private static List<ColumnSpec> columns(FieldMeta field) {
        List<ColumnSpec> specs = new ArrayList<>();
        for (Column column : field.columns()) {
            ColumnSpec plain = ColumnSpec.of(column.name(), ColumnType.of(column));
            ColumnSpec spec = field.isEncrypted() ? plain.encrypted() : plain;
            String suffix = column.name().substring(field.name().length());
            specs.add(field.field()
                    .formerName()
                    .map(former -> spec.formerly(former + suffix))
                    .orElse(spec));
        }
        return specs;
    }

    private static List<String> names(FieldMeta field) {
        return field.columns().stream().map(Column::name).toList();
    }

    private static List<String> fieldColumns(EntityMeta entity, List<Field<?>> fields) {
        return fields.stream()
                .flatMap(field -> names(entity.get(field.name())).stream())
                .toList();
    }

    /** The columns of the terms and the id, as lists page by them; none where a term lies behind a reference. */
    private static Optional<IndexSpec> indexColumns(EntityMeta entity, Rule.Index index) {
        return indexColumns(entity, index.terms());
    }

    /**
     * The columns of an index by some terms, in their order, and the id behind them; none where a term lies behind a
     * reference, or has no column.
     */
    public static Optional<IndexSpec> indexColumns(EntityMeta entity, List<Term<?>> terms) {
        List<String> columns = new ArrayList<>();
        for (Term<?> term : terms) {
            boolean isOwn = term instanceof Field<?> || term instanceof SystemTerm<?>;
            FieldMeta field = isOwn ? entity.find(term.path()).orElse(null) : null;
            if (field == null || field.columns().isEmpty()) {
                return Optional.empty();
            }
            columns.add(field.columns().get(field.kind().sortColumn()).name());
        }
        if (!columns.contains("id")) {
            columns.add("id");
        }
        return Optional.of(new IndexSpec(false, columns));
    }
}
