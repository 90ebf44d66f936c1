package org.kontor.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.api.Choice;
import org.kontor.api.Query;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Records that are there and have no state, where actions are to move them from state to state. */
final class WithoutState {
    private WithoutState() {}

    /**
     * A sentence for each field that some get the first state of.
     *
     * @param then what is to come, with the lists as they will be
     */
    static List<String> warnings(Platform now, Catalog then) {
        List<String> warnings = new ArrayList<>();
        for (EntityMeta entity : then.all()) {
            EntityMeta was = now.catalog().findMeta(entity.name()).orElse(null);
            if (was != null && !was.isAspect()) {
                for (FieldMeta field : entity.declaredFields()) {
                    field.beginning()
                            .filter(first -> field.moved())
                            .flatMap(first -> warning(now, was, field, first))
                            .ifPresent(warnings::add);
                }
            }
        }
        return warnings;
    }

    private static Optional<String> warning(Platform now, EntityMeta was, FieldMeta field, Choice first) {
        FieldMeta before = was.find(field.name())
                .or(() -> field.field().formerName().flatMap(was::find))
                .orElse(null);
        if (before != null && before.moved() && before.beginning().isPresent()) {
            return Optional.empty();
        }
        Query all = Query.of(was.name());
        String records = Violators.count(
                now, before == null ? all : all.where(before.field().isEmpty()));
        return switch (records) {
            case "0" -> Optional.empty();
            case "1" ->
                Optional.of("1 record of " + was.name() + " has no " + field.name() + ": it gets the first, "
                        + first.name());
            default ->
                Optional.of(records + " records of " + was.name() + " have no " + field.name()
                        + ": they get the first, " + first.name());
        };
    }
}
