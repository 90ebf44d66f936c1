package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.core.access.Right;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.record.MassOutcome;
import org.kontor.core.record.Obstacle;
import org.kontor.core.record.Selection;
import org.kontor.core.record.SomeRefused;

/** Writes some records, takes that back, and tells what became of them. Each time it is refused it goes on without those. */
final class MassTrial {
    private static final int EXAMPLES = 3;
    /** So often it is tried; what was not tried then is not told of. */
    private static final int MOST_TRIES = 40;

    /** Code that fails is not called much more: a plugin that fails too often is set aside. */
    private static final int MOST_BROKEN = 2;

    private static final int FEW = 10;

    private static final Message FAILED =
            Message.of("system.mass_would_fail", "Code failed; the server's log says how");

    private final Desk desk;
    private final Caller caller;
    private final EntityMeta entity;
    private final List<String> fields;
    private final BiFunction<Records, List<UUID>, List<MassOutcome>> writing;

    /** What became of them. */
    record Tried(
            int tried,
            int written,
            int unchanged,
            int failed,
            int partly,
            List<Obstacle> obstacles,
            ArrayNode examples) {
        Tried {
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * @param fields of which examples tell what they held before and hold afterwards
     * @param writing writes some of the records
     */
    MassTrial(
            Desk desk,
            Caller caller,
            EntityMeta entity,
            List<String> fields,
            BiFunction<Records, List<UUID>, List<MassOutcome>> writing) {
        this.desk = desk;
        this.caller = caller;
        this.entity = entity;
        this.fields = List.copyOf(fields);
        this.writing = writing;
    }

    Tried of(List<UUID> sample) {
        List<MassOutcome> outcomes = new ArrayList<>();
        ArrayNode examples = desk.services().json().createArrayNode();
        Deque<List<UUID>> open = new ArrayDeque<>();
        int broken = 0;
        open.push(sample);
        for (int tries = 0; tries < MOST_TRIES && broken < MOST_BROKEN && !open.isEmpty(); tries++) {
            List<UUID> some = open.pop();
            if (some.isEmpty()) {
                continue;
            }
            try {
                outcomes.addAll(attempt(some, examples));
            } catch (SomeRefused refused) {
                Set<UUID> left = new HashSet<>();
                refused.obstacles().forEach(each -> left.add(each.record()));
                left.forEach(id -> outcomes.add(MassOutcome.left(
                        id,
                        refused.obstacles().stream()
                                .filter(each -> each.record().equals(id))
                                .toList())));
                open.push(some.stream().filter(id -> !left.contains(id)).toList());
            } catch (RuntimeException failure) {
                boolean isRefusal = failure instanceof Refusal;
                if (isRefusal && ((Refusal) failure).code().isOutage()) {
                    throw failure;
                }
                broken += isRefusal ? 0 : 1;
                if (some.size() == 1) {
                    outcomes.add(MassOutcome.left(some.getFirst(), List.of(obstacle(some.getFirst(), failure))));
                } else if (isRefusal) {
                    open.push(some.subList(some.size() / 2, some.size()));
                    open.push(some.subList(0, some.size() / 2));
                } else {
                    some.stream().limit(FEW).forEach(id -> open.push(List.of(id)));
                }
            }
        }
        return tried(outcomes, examples);
    }

    /**
     * Whether the caller may read on every record what is written. Where they may not, nothing tells a record that held the
     * same already from one that did not: else a value could be guessed without being written.
     */
    private boolean seesAll() {
        List<Right> rights = desk.access(caller).rights(entity.name(), Verb.READ);
        return fields.stream()
                .flatMap(name -> entity.find(name).stream())
                .filter(field -> !field.field().isRetired())
                .allMatch(field ->
                        rights.stream().allMatch(right -> right.fields().includes(field)));
    }

    private Tried tried(List<MassOutcome> outcomes, ArrayNode examples) {
        boolean seesAll = seesAll();
        List<Obstacle> obstacles = new ArrayList<>();
        outcomes.forEach(outcome -> obstacles.addAll(outcome.obstacles()));
        return new Tried(
                outcomes.size(),
                count(
                        outcomes,
                        outcome -> outcome.kind() == MassOutcome.Kind.WRITTEN
                                || !seesAll && outcome.kind() == MassOutcome.Kind.SAME),
                count(
                        outcomes,
                        outcome -> outcome.kind() == MassOutcome.Kind.PASSED
                                || seesAll && outcome.kind() == MassOutcome.Kind.SAME),
                count(outcomes, outcome -> outcome.kind() == MassOutcome.Kind.LEFT),
                count(outcomes, MassOutcome::isPart),
                obstacles,
                seesAll ? examples : desk.services().json().createArrayNode());
    }

    private static int count(List<MassOutcome> outcomes, Predicate<MassOutcome> which) {
        return (int) outcomes.stream().filter(which).count();
    }

    private static Obstacle obstacle(UUID id, RuntimeException failure) {
        return failure instanceof Refusal refusal
                ? new Obstacle(id, null, Obstacle.Kind.REFUSED, refusal.text())
                : new Obstacle(id, null, Obstacle.Kind.FAILED, FAILED);
    }

    private List<MassOutcome> attempt(List<UUID> some, ArrayNode examples) {
        ArrayNode told = desk.services().json().createArrayNode();
        List<MassOutcome> outcomes = desk.attempt(caller, visit -> {
            told.removeAll();
            List<UUID> shown = some.stream().limit(EXAMPLES).toList();
            Map<UUID, JsonNode> before = new HashMap<>();
            shown.forEach(id -> before.put(id, values(visit, id)));
            List<MassOutcome> done = desk.services()
                    .data()
                    .within(visit.transaction(), caller.actor(), records -> writing.apply(records, some));
            for (MassOutcome outcome : done) {
                if (outcome.kind() == MassOutcome.Kind.WRITTEN && before.containsKey(outcome.record())) {
                    ObjectNode example =
                            told.addObject().put("record", outcome.record().toString());
                    example.set("before", Objects.requireNonNull(before.get(outcome.record())));
                    example.set("after", values(visit, outcome.record()));
                }
            }
            return done;
        });
        for (JsonNode example : told) {
            if (examples.size() < EXAMPLES) {
                examples.add(example);
            }
        }
        return outcomes;
    }

    /** What the caller sees of these fields of a record as it is in this transaction; null where it is out of sight. */
    private JsonNode values(Visit visit, UUID id) {
        List<Term<?>> terms = new ArrayList<>();
        for (FieldMeta field : entity.fields()) {
            boolean isShown = fields.isEmpty()
                    ? entity.declared().title().contains(field.field())
                    : fields.contains(field.name());
            if (isShown && visit.access().opens(field, Verb.READ)) {
                terms.add(field.field());
            }
        }
        if (terms.isEmpty()) {
            return desk.services().json().nullNode();
        }
        return desk.services()
                .recordJson()
                .record(visit.access(), entity, id, new Selection(terms, List.of(), false))
                .answer(visit.transaction(), visit.notes())
                .map(found -> OwnJson.tree(found.json()))
                .orElse(desk.services().json().nullNode());
    }
}
