package org.kontor.core.record;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.kontor.api.Refusal;
import org.kontor.api.Rule;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.rule.Uniqueness;
import org.kontor.core.schema.GuardSpec;

/** Says in people's words what the database's own constraints refused, where two writers met. */
final class UniqueViolations {
    /** The longest beginning of a check's name that is never cut off. */
    private static final int CERTAIN = 50;

    /** What to throw for an error met while a batch was written. */
    RuntimeException refusal(DraftBatch batch, SQLException e) {
        return refusal(entities(batch).toList(), e);
    }

    RuntimeException refusal(List<EntityMeta> entities, SQLException e) {
        SqlError error = SqlErrors.of(e);
        String constraint = error.constraint().orElse("");
        return switch (error.kind()) {
            case UNIQUE -> {
                List<Refusal.FieldError> errors = entities.stream()
                        .flatMap(entity -> Uniqueness.of(entity).stream())
                        .filter(unique -> unique.isNamed(constraint))
                        .limit(1)
                        .flatMap(unique -> unique.fields().stream())
                        .map(field -> new Refusal.FieldError(field.name(), Reasons.TAKEN))
                        .toList();
                yield Refusal.of(Refusal.Code.CONFLICT, Reasons.TAKEN, errors);
            }
            case CHECK ->
                constraint.startsWith(GuardSpec.FROZEN)
                        ? Refusal.of(Refusal.Code.CONFLICT, Reasons.FROZEN)
                        : broken(entities, constraint, e);
            case OVERLAP -> Refusal.of(Refusal.Code.CONFLICT, Reasons.OVERLAPS);
            default -> new SqlFailure(e);
        };
    }

    private static RuntimeException broken(List<EntityMeta> entities, String constraint, SQLException e) {
        return entities.stream()
                .flatMap(entity -> musts(entity).filter(must -> isNamed(constraint, entity, must)))
                .findFirst()
                .<RuntimeException>map(must -> Refusal.of(Refusal.Code.INVALID, must.message()))
                .orElseGet(() -> new SqlFailure(e));
    }

    private static Stream<EntityMeta> entities(DraftBatch batch) {
        return Stream.concat(
                Stream.of(batch.entity()), batch.partBatches().stream().map(DraftBatch::entity));
    }

    private static Stream<Rule.Must> musts(EntityMeta entity) {
        return entity.rules().stream().filter(Rule.Must.class::isInstance).map(Rule.Must.class::cast);
    }

    private static boolean isNamed(String constraint, EntityMeta entity, Rule.Must must) {
        String name = "ck_" + entity.tableName() + "_" + must.name();
        return constraint.startsWith(name.length() > CERTAIN ? name.substring(0, CERTAIN) : name + "_");
    }
}
