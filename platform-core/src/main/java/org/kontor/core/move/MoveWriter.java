package org.kontor.core.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.access.Access;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.move.MovePlan.Conflict;
import org.kontor.core.move.MovePlan.Missing;
import org.kontor.core.move.MovePlan.Step;

/**
 * Does what a plan says, record by record through the one door, as whoever applies it could do by hand: with their rights,
 * and under the rules and hooks of each entity.
 */
final class MoveWriter {
    private final Engine engine;
    private final Movable movable;
    private final Meaning meaning;
    private final Wording wording;
    private final Here here;
    private final Transaction transaction;
    private final Access access;
    private final Map<String, UUID> made = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Set<UUID> written = new HashSet<>();

    MoveWriter(Engine engine, Meaning meaning, Here here, Transaction transaction, Access access) {
        this.engine = engine;
        this.movable = new Movable(engine.catalog());
        this.meaning = meaning;
        this.wording = new Wording(movable);
        this.here = here;
        this.transaction = transaction;
        this.access = access;
    }

    /** Work on one record. */
    @FunctionalInterface
    private interface Writing {
        void with(Records records) throws Unmoved;
    }

    /**
     * Does it, in a transaction that is rolled back when something was found.
     *
     * @return what stands against it, as far as it could be done
     */
    List<Conflict> write(MovePlan plan) {
        List<Conflict> found = new ArrayList<>();
        plan.conflicts().forEach(each -> failed.add(each.entity() + " " + each.key()));
        Map<String, Step> news = new HashMap<>();
        plan.steps().stream().filter(Step::isNew).forEach(step -> news.put(step.name(), step));
        List<Step> later = new ArrayList<>();
        for (Step step : MoveOrder.of(plan.steps(), Step::name, MoveWriter::names)) {
            if (failed.contains(step.name()) || names(step).stream().anyMatch(failed::contains)) {
                failed.add(step.name());
                continue;
            }
            ObjectNode values = step.values().deepCopy();
            ObjectNode postponed = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> value : step.values().properties()) {
                boolean waits = MovePlanner.references(value.getValue()).stream()
                        .map(Wording.Named::toString)
                        .anyMatch(name -> news.containsKey(name) && !made.containsKey(name));
                if (waits) {
                    postponed.set(value.getKey(), values.remove(value.getKey()));
                }
            }
            if (!attempt(step.entity().name(), step.key(), found, records -> one(records, step, values, postponed))) {
                return found;
            }
            if (!postponed.isEmpty()) {
                later.add(new Step(step.entity(), step.key(), step.here(), postponed, step.changes()));
            }
        }
        for (Step step : later) {
            if (!failed.contains(step.name())
                    && !attempt(
                            step.entity().name(), step.key(), found, records -> update(records, step, step.values()))) {
                return found;
            }
        }
        if (plan.deletes()) {
            delete(plan.missing(), found);
        }
        return found;
    }

    private static List<String> names(Step step) {
        return MovePlanner.references(step.values()).stream()
                .map(Wording.Named::toString)
                .toList();
    }

    /** What names others goes before them. */
    private void delete(List<Missing> missing, List<Conflict> found) {
        List<Missing> order = MoveOrder.of(
                missing, each -> each.record().entity().name() + " " + each.key(), each -> names(each.record()));
        for (Missing each : order.reversed()) {
            boolean goesOn = attempt(
                    each.record().entity().name(),
                    each.key(),
                    found,
                    records -> records.delete(row(records, each.record())));
            if (!goesOn) {
                return;
            }
        }
    }

    private List<String> names(Here.Found record) {
        try {
            return MovePlanner.references(here.moved(record)).stream()
                    .map(Wording.Named::toString)
                    .toList();
        } catch (Unmoved e) {
            return List.of();
        }
    }

    /** @return whether the transaction can still be used */
    private boolean attempt(EntityName entity, ArrayNode key, List<Conflict> found, Writing writing) {
        try {
            engine.data().within(transaction, access.actor(), records -> {
                try {
                    writing.with(records);
                } catch (Unmoved e) {
                    found.add(new Conflict(entity.toString(), key, "", e.reason()));
                    failed.add(entity + " " + key);
                }
                return true;
            });
            return true;
        } catch (Refusal refusal) {
            if (refusal.code().isOutage()) {
                throw refusal;
            }
            failed.add(entity + " " + key);
            if (refusal.errors().isEmpty()) {
                found.add(new Conflict(entity.toString(), key, "", refusal.text()));
            }
            refusal.errors()
                    .forEach(error -> found.add(new Conflict(entity.toString(), key, error.field(), error.message())));
            return SqlErrors.find(refusal).isEmpty();
        }
    }

    private void one(Records records, Step step, ObjectNode values, ObjectNode postponed) throws Unmoved {
        if (!step.isNew()) {
            if (!values.isEmpty()) {
                update(records, step, values);
            }
            return;
        }
        for (String name : (Iterable<String>) postponed::fieldNames) {
            FieldMeta field = step.entity().get(name);
            if (field.field().isRequired() || movable.key(step.entity()).contains(field)) {
                throw new Unmoved(Message.of(
                                "system.move_circle",
                                "{field}: records name one another in a circle, and none of them can be the first")
                        .with("field", name));
            }
        }
        Row row = records.create(step.entity().name(), assignments(step, values, null));
        made.put(step.name(), row.ref().id());
        written.add(row.ref().id());
    }

    private void update(Records records, Step step, ObjectNode values) throws Unmoved {
        Here.Found found = step.here();
        Row row = found == null ? records.get(Ref.of(step.entity().name(), id(step))) : row(records, found);
        records.update(row, assignments(step, values, found));
    }

    private UUID id(Step step) throws Unmoved {
        UUID id = made.get(step.name());
        if (id == null) {
            throw new Unmoved(Message.of("system.move_unmade", "it was not made"));
        }
        return id;
    }

    /** A record as it was when it was compared. */
    private Row row(Records records, Here.Found found) {
        Row row = records.get(Ref.of(found.entity().name(), found.id()));
        if (written.add(found.id()) && row.version() != found.version()) {
            throw ConfigurationDesk.outdated();
        }
        return row;
    }

    private Assignment[] assignments(Step step, ObjectNode values, Here.@Nullable Found found) throws Unmoved {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode whole = found == null ? step.values() : found.json();
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            FieldMeta field = step.entity().get(value.getKey());
            FieldMeta meant = value.getValue().isNull() ? field : meaning.of(field, whole);
            JsonNode in = wording.in(meant, value.getValue(), this::find);
            json.set(field.name(), meaning.folded(field, meant, in));
            if (field.isParts() && found != null) {
                sameParts(field, value.getValue(), found, (ArrayNode) json.get(field.name()));
            }
        }
        return engine.parser().of(access).record(step.entity().name(), json).toArray(Assignment[]::new);
    }

    private Optional<UUID> find(EntityName entity, ArrayNode key) {
        UUID id = made.get(entity + " " + key);
        return id == null ? here.id(entity, key) : Optional.of(id);
    }

    /** Parts that are here stay the same ones: first those that say the same, then what is left, in their order. */
    private void sameParts(FieldMeta field, JsonNode wanted, Here.Found found, ArrayNode parts) {
        List<JsonNode> left = new ArrayList<>();
        found.json().path(field.name()).forEach(left::add);
        for (boolean equal : new boolean[] {true, false}) {
            for (int i = 0; i < parts.size() && !left.isEmpty(); i++) {
                String text = wanted.get(i).toString();
                JsonNode same = left.stream()
                        .filter(part -> !equal || text.equals(said(field, part)))
                        .findFirst()
                        .orElse(null);
                if (same != null && !parts.get(i).has("id")) {
                    left.remove(same);
                    ((ObjectNode) parts.get(i)).set("id", same.get("id"));
                }
            }
        }
    }

    private String said(FieldMeta field, JsonNode part) {
        try {
            return Here.plain(wording.out(
                            field, JsonNodeFactory.instance.arrayNode().add(part), here::key))
                    .get(0)
                    .toString();
        } catch (Unmoved e) {
            return "";
        }
    }

    /** What is told where something stands against a plan that was to be done. */
    static Refusal refused(List<Conflict> found) {
        return Refusal.of(
                Refusal.Code.CONFLICT,
                Message.of("system.configuration_refused", "Nothing was changed. {reason}")
                        .with("reason", found.getFirst().said()));
    }
}
