package org.kontor.core.record;

import java.util.Optional;
import java.util.Set;
import org.kontor.api.Refusal;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** What is said to whoever merges, or takes that back, of a record that gets values which they may not read. */
final class Discretion {
    private final Catalog catalog;
    private final EntityMeta entity;
    private final OpenFields open;
    private final Set<String> said;

    /**
     * @param open which fields of the record they may read
     * @param said the fields that they spoke of themselves: of those they are told, whether they may read it or not
     */
    Discretion(Catalog catalog, EntityMeta entity, OpenFields open, Set<String> said) {
        this.catalog = catalog;
        this.entity = entity;
        this.open = open;
        this.said = Set.copyOf(said);
    }

    /** The same refusal; of fields that they may not read it tells only that something stands against it. */
    Refusal of(Refusal refusal) {
        if (refusal.errors().stream().allMatch(each -> isTold(each.field()))) {
            return refusal;
        }
        return Refusal.of(
                refusal.code(),
                refusal.text(),
                refusal.errors().stream()
                        .map(each -> isTold(each.field()) ? each : new Refusal.FieldError("", Reasons.UNREAD))
                        .distinct()
                        .toList());
    }

    private boolean isTold(String path) {
        String[] steps = path.split("\\.");
        String first = name(steps[0]);
        FieldMeta field = entity.find(first).orElse(null);
        if (field == null || said.contains(first)) {
            return true;
        }
        return open.includes(field) && (steps.length == 1 || !field.isParts() || isTold(field, name(steps[1])));
    }

    private boolean isTold(FieldMeta parts, String name) {
        Optional<FieldMeta> inner =
                catalog.get(parts.field().targets().getFirst()).find(name);
        return inner.isEmpty() || open.includes(inner.get());
    }

    /** A step of a path, without its index. */
    private static String name(String step) {
        int bracket = step.indexOf('[');
        return bracket < 0 ? step : step.substring(0, bracket);
    }
}
