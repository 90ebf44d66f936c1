package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Verb;
import org.kontor.core.mass.UndoSample;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.MassEdits;
import org.kontor.core.record.MassReads;
import org.kontor.core.record.Obstacle;

/** What a mass change would come to: how many records, exactly, and what would become of some, tried and taken back. */
final class MassPreview {
    private static final int SAMPLE = 100;
    private static final int MOST_FAILURES = 20;
    /** In whose name records are tried; none is written. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Desk desk;
    private final Services services;

    MassPreview(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
    }

    /** @param values what they are given, or null where they are to be deleted */
    ObjectNode of(Caller caller, EntityMeta entity, Condition where, @Nullable List<Assignment> values) {
        Verb verb = values == null ? Verb.DELETE : Verb.UPDATE;
        List<Field<?>> fields = values == null ? List.of() : fields(values);
        MassReads reads = services.data().massReads();
        ObjectNode json = services.json().createObjectNode();
        List<UUID> sample = desk.read(caller, visit -> {
            json.put("matching", reads.matching(visit.transaction(), visit.access(), entity, where));
            json.put("permitted", reads.permitted(visit.transaction(), visit.access(), entity, where, verb, fields));
            return reads.sample(visit.transaction(), visit.access(), entity, where, verb, fields, SAMPLE);
        });
        MassTrial trial = new MassTrial(
                desk,
                caller,
                entity,
                fields.stream().map(Field::name).toList(),
                (records, some) -> values == null
                        ? MassEdits.delete(records, entity.name(), some, where, NOBODY)
                        : MassEdits.change(records, entity.name(), some, where, values, NOBODY));
        write(json, caller, trial.of(sample), id -> true);
        return json;
    }

    /** What taking a mass change back would come to. */
    ObjectNode ofUndo(Caller caller, UndoSample sample) {
        EntityMeta entity = services.catalog().get(sample.entity());
        ObjectNode json = services.json().createObjectNode();
        json.put("matching", sample.records());
        MassTrial trial = new MassTrial(
                desk,
                caller,
                entity,
                List.copyOf(sample.named()),
                (records, some) -> sample.write(records, some, NOBODY));
        Set<UUID> told = sample.isOf(caller.actor().ref())
                ? Set.copyOf(sample.ids())
                : desk.read(
                        caller,
                        visit -> services.data()
                                .massReads()
                                .inSight(visit.transaction(), visit.access(), entity, sample.ids()));
        write(json, caller, trial.of(sample.ids()), told::contains);
        return json;
    }

    private static List<Field<?>> fields(List<Assignment> values) {
        return values.stream()
                .filter(Assignment.Value.class::isInstance)
                .<Field<?>>map(each -> ((Assignment.Value) each).field())
                .toList();
    }

    /** @param isTold of which records the caller may know that they are among them */
    private void write(ObjectNode json, Caller caller, MassTrial.Tried tried, Predicate<UUID> isTold) {
        json.put("tried", tried.tried());
        json.put("would_change", tried.written());
        json.put("would_not_change", tried.unchanged());
        json.put("would_fail", tried.failed());
        json.put("would_change_in_part", tried.partly());
        ArrayNode failures = json.putArray("failures");
        for (Obstacle each : tried.obstacles().stream().limit(MOST_FAILURES).toList()) {
            failures.addObject()
                    .put("record", isTold.test(each.record()) ? each.record().toString() : null)
                    .put("field", each.field())
                    .put("kind", each.kind().name().toLowerCase(Locale.ROOT))
                    .put("reason", services.texts().text(each.reason(), caller.locale()));
        }
        json.set("examples", tried.examples());
    }
}
