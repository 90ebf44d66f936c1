package org.kontor.core.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Operator;
import org.kontor.api.Rule;
import org.kontor.api.Span;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.PlainCondition;
import org.kontor.core.meta.Sql;
import org.kontor.core.rule.ConditionCheck;

/**
 * Looks for spans that overlap, so that people learn which; of the other record they learn the time alone. Where two
 * write at the same moment, PostgreSQL's constraint decides; on H2 writers take turns.
 */
final class Overlaps {
    private final Identifiers identifiers;

    Overlaps(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** Looks for overlaps of what a write changes; the problems are those of taken values. */
    void check(DraftBatch batch) {
        check(batch, batch.active());
        batch.partBatches().forEach(this::check);
    }

    /** Looks for overlaps of records that come back from the trash. */
    void checkWhole(DraftBatch batch) {
        check(batch, batch.drafts());
        batch.partBatches().forEach(this::checkWhole);
    }

    private void check(DraftBatch batch, List<DraftRow> drafts) {
        for (Rule rule : batch.entity().rules()) {
            if (rule instanceof Rule.NoOverlap overlap) {
                check(batch, drafts, new Spans(batch, overlap));
            }
        }
    }

    /** What a rule says of the drafts of a batch. */
    private record Spans(DraftBatch batch, Rule.NoOverlap rule) {
        /** The span of a draft that counts; null where it does not. */
        @Nullable
        Span of(DraftRow draft) {
            boolean counts = key(draft).stream().allMatch(Optional::isPresent)
                    && new ConditionCheck(batch.occasion().asker()).holds(rule.condition(), draft);
            return counts && draft.current(field()) instanceof Span span ? span : null;
        }

        FieldMeta field() {
            return batch.entity().get(rule.span().name());
        }

        List<FieldMeta> resources() {
            return rule.resources().stream()
                    .map(resource -> batch.entity().get(resource.name()))
                    .toList();
        }

        List<Optional<Object>> key(DraftRow draft) {
            return resources().stream()
                    .map(resource -> Optional.ofNullable(draft.current(resource)))
                    .toList();
        }
    }

    private void check(DraftBatch batch, List<DraftRow> drafts, Spans spans) {
        Set<UUID> ours = new HashSet<>();
        batch.drafts().forEach(draft -> ours.add(draft.id()));
        List<DraftRow> seen = new ArrayList<>();
        for (DraftRow draft : drafts) {
            Span span = spans.of(draft);
            if (span != null) {
                Optional<Span> other = among(seen, draft, span, spans).or(() -> stored(draft, span, spans, ours));
                other.ifPresent(taken -> batch.problems()
                        .take(
                                draft.path(spans.field().name()),
                                Reasons.overlaps(
                                        taken.from().toString(), taken.to().toString())));
                seen.add(draft);
            }
        }
    }

    private static Optional<Span> among(List<DraftRow> seen, DraftRow draft, Span span, Spans spans) {
        List<Optional<Object>> key = spans.key(draft);
        return seen.stream()
                .filter(other -> spans.key(other).equals(key))
                .flatMap(other -> Optional.ofNullable(spans.of(other)).stream())
                .filter(other -> other.from().isBefore(span.to()) && span.from().isBefore(other.to()))
                .findFirst();
    }

    private Optional<Span> stored(DraftRow draft, Span span, Spans spans, Set<UUID> ours) {
        FieldMeta field = spans.field();
        List<Column> columns = field.columns();
        List<@Nullable Object> bound = new ArrayList<>();
        field.kind().bind(span, bound);
        Sql sql = new Sql().add("select ").add(identifiers.quote("id"));
        columns.forEach(column -> sql.add(", ").add(column.sql()));
        sql.add(" from ").add(draft.entity().table()).add(" where ");
        sql.add(columns.get(0).sql()).add(" < ").bind(bound.get(1)).add(" and ");
        sql.add(columns.get(1).sql()).add(" > ").bind(bound.get(0));
        for (FieldMeta resource : spans.resources()) {
            List<String> names = resource.columns().stream().map(Column::sql).toList();
            sql.add(" and ");
            resource.kind().compare(sql, names, Operator.IS, Objects.requireNonNull(draft.current(resource)));
        }
        sql.add(" and ")
                .add(PlainCondition.sql(draft.entity(), spans.rule().condition(), ""))
                .add(" order by ")
                .add(columns.get(0).sql());
        return Run.query(draft.batch().occasion().transaction(), sql, rows -> {
            while (rows.next()) {
                if (!ours.contains(rows.getObject(1, UUID.class))) {
                    return Optional.ofNullable((Span) field.kind().read(rows, 2));
                }
            }
            return Optional.empty();
        });
    }
}
