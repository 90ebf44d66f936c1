package org.kontor.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Message;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.custom.ModelDifference;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.TypeChange;
import org.kontor.core.plugin.OwnParts;
import org.kontor.core.plugin.Violation;

/** Records that stand against another type of a field, since they hold what it could not. */
final class TypeChanges {
    private static final Actor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);
    /** How many of them are named. */
    private static final int NAMED = 3;

    private final Platform now;
    private final Catalog after;

    /** @param after a catalog that has the new types already */
    TypeChanges(Platform now, Catalog after) {
        this.now = now;
        this.after = after;
    }

    /** A violation for each field that cannot become what it should. */
    List<Violation> conflicts() {
        List<Violation> conflicts = new ArrayList<>();
        for (EntityMeta entity : after.all()) {
            now.catalog()
                    .findMeta(entity.name())
                    .filter(was -> !was.isAspect())
                    .ifPresent(was -> entity.declaredFields()
                            .forEach(field -> before(was, field)
                                    .filter(before -> isDoubtful(before, field))
                                    .flatMap(before -> conflict(was, before, field))
                                    .ifPresent(conflicts::add)));
        }
        return conflicts;
    }

    /** A sentence for each field of a plugin that becomes encrypted: that is for good, and closes it to whom no grant names it. */
    List<Message> warnings() {
        List<Message> warnings = new ArrayList<>();
        for (EntityMeta entity : after.all()) {
            now.catalog()
                    .findMeta(entity.name())
                    .ifPresent(was -> entity.declaredFields().stream()
                            .filter(field ->
                                    field.isEncrypted() && !field.owner().equals(OwnParts.PLUGIN))
                            .filter(field -> before(was, field)
                                    .filter(before -> !before.isEncrypted())
                                    .isPresent())
                            .forEach(field -> warnings.add(Message.of(
                                            "system.becomes_sealed",
                                            "What {field} holds is encrypted, in the change log and the trash too, and does"
                                                    + " not become plain again; grants open the field by its name alone")
                                    .with("field", field.toString()))));
        }
        return warnings;
    }

    private static Optional<FieldMeta> before(EntityMeta entity, FieldMeta field) {
        return entity.find(field.name()).or(() -> field.field().formerName().flatMap(entity::find));
    }

    private static boolean isDoubtful(FieldMeta before, FieldMeta field) {
        return before.type() != field.type()
                && TypeChange.isPossible(before.type(), field.type())
                && !TypeChange.isSafe(before.type(), field.type(), field.field().maxLength());
    }

    private Optional<Violation> conflict(EntityMeta entity, FieldMeta before, FieldMeta field) {
        Optional<Message> reason;
        try {
            reason = misfits(entity, before, field);
        } catch (Refusal refused) {
            if (!refused.code().isOutage()) {
                throw refused;
            }
            reason = Optional.of(Message.of("system.type_unread", "the records could not be looked through in time"));
        }
        return reason.map(why -> new Violation(
                field.owner(),
                "entity " + entity.name() + ", field " + field.name(),
                why,
                Message.of("system.type_mend", "change these records first, or leave the field as it is")));
    }

    private Optional<Message> misfits(EntityMeta entity, FieldMeta before, FieldMeta field) {
        long count = 0;
        List<String> named = new ArrayList<>();
        Query query =
                Query.of(entity.name()).where(before.field().isEmpty().not()).limit(Query.MOST);
        @Nullable String next = null;
        do {
            Query page = next == null ? query : query.after(next);
            Page<Row> rows = now.data().read(KERNEL, records -> records.list(page));
            for (Row row : rows.rows()) {
                if (!TypeChange.keeps(before, row.get(before.field()), field)) {
                    count++;
                    if (named.size() < NAMED) {
                        named.add(row.ref().id().toString());
                    }
                }
            }
            next = rows.next().orElse(null);
        } while (next != null);
        return count == 0
                ? Optional.empty()
                : Optional.of(Message.of(
                                "system.type_misfits",
                                "{count, plural, one {# record holds} other {# records hold}} what would not be the same"
                                        + " as {type}, such as {records}")
                        .with("count", count)
                        .with("type", ModelDifference.type(field.type()))
                        .with("records", named));
    }
}
