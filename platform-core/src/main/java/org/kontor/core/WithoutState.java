package org.kontor.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.api.Choice;
import org.kontor.api.Message;
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
    static List<Message> warnings(Platform now, Catalog then) {
        List<Message> warnings = new ArrayList<>();
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

    private static Optional<Message> warning(Platform now, EntityMeta was, FieldMeta field, Choice first) {
        FieldMeta before = was.find(field.name())
                .or(() -> field.field().formerName().flatMap(was::find))
                .orElse(null);
        if (before != null && before.moved() && before.beginning().isPresent()) {
            return Optional.empty();
        }
        Query all = Query.of(was.name());
        return Violators.count(
                        now, before == null ? all : all.where(before.field().isEmpty()))
                .map(records -> Message.of(
                                "system.state_missing",
                                "{records} of {entity} without {field}: the first is set, {state}")
                        .with("records", records)
                        .with("entity", was.name().toString())
                        .with("field", field.name())
                        .with("state", first.name()));
    }
}
