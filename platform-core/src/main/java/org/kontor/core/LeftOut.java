package org.kontor.core;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Rule;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.plugin.Violation;
import org.kontor.core.schema.SchemaProblem;

/** Says which plugin is the reason for tables that cannot be made: it is left out, and the rest starts. */
final class LeftOut {
    private final Catalog catalog;
    private final List<Contribution> contributions;

    LeftOut(Catalog catalog, List<Contribution> contributions) {
        this.catalog = catalog;
        this.contributions = contributions;
    }

    /** The problem as a reason to leave a plugin out; empty where it is no plugin's. */
    Optional<Violation> violation(SchemaProblem problem) {
        return switch (problem.origin()) {
            case SchemaProblem.OfLog log ->
                Optional.of(new Violation(log.plugin(), "migration " + log.path(), problem.reason(), problem.mend()));
            case SchemaProblem.OfTable table ->
                catalog.all().stream()
                        .flatMap(entity -> Stream.ofNullable(violation(entity, table, problem)))
                        .findFirst();
        };
    }

    private @Nullable Violation violation(EntityMeta entity, SchemaProblem.OfTable table, SchemaProblem problem) {
        Optional<FieldMeta> links = entity.declaredFields().stream()
                .filter(FieldMeta::isReferences)
                .filter(field ->
                        CatalogBuilder.linkTable(entity.name(), field.field()).equals(table.table()))
                .findFirst();
        if (!entity.tableName().equals(table.table()) && links.isEmpty()) {
            return null;
        }
        Optional<FieldMeta> field = links.or(() -> entity.declaredFields().stream()
                .filter(declared ->
                        declared.columns().stream().map(Column::name).anyMatch(table.columns()::contains))
                .findFirst());
        Optional<String> byRule = byRule(entity, table.columns());
        if (byRule.isPresent()) {
            return new Violation(
                    byRule.get(), "entity " + entity.name() + ", unique", itsTable(problem), problem.mend());
        }
        String plugin = field.map(FieldMeta::owner).orElse(entity.name().plugin());
        String place = "entity " + entity.name()
                + field.map(found -> ", field " + found.name()).orElse("");
        return new Violation(plugin, place, itsTable(problem), problem.mend());
    }

    private static Message itsTable(SchemaProblem problem) {
        return Message.of("system.its_table", "its table {reason}").with("reason", problem.reason());
    }

    /** Whoever asks for these columns together to be unique, or sorted by. */
    private Optional<String> byRule(EntityMeta entity, List<String> columns) {
        return columns.isEmpty()
                ? Optional.empty()
                : contributions.stream()
                        .filter(contribution -> contribution.rules().stream()
                                .filter(rules -> rules.entity().equals(entity.name()))
                                .flatMap(rules -> rules.rules().stream())
                                .anyMatch(rule -> isAbout(rule, entity, columns)))
                        .map(Contribution::pluginId)
                        .findFirst();
    }

    private static boolean isAbout(Rule rule, EntityMeta entity, List<String> columns) {
        List<Field<?>> fields = switch (rule) {
            case Rule.Unique unique -> unique.fields();
            case Rule.NoOverlap overlap ->
                Stream.concat(Stream.of(overlap.span()), overlap.resources().stream())
                        .toList();
            default -> List.of();
        };
        Set<String> wanted = new HashSet<>();
        for (Field<?> field : fields) {
            entity.get(field.name()).columns().forEach(column -> wanted.add(column.name()));
        }
        return wanted.equals(new HashSet<>(columns));
    }
}
