package org.kontor.core.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.MessageJson;
import org.kontor.core.meta.Plain;
import org.kontor.core.meta.SaidTexts;
import org.kontor.core.meta.ShortNames;

/**
 * What a file of configuration would do here.
 *
 * @param unchanged how many records of each entity are here as the file has them
 * @param missing what is here and not in the file
 * @param deletes whether that is deleted
 */
record MovePlan(
        List<Step> steps,
        Map<String, Integer> unchanged,
        List<Missing> missing,
        boolean deletes,
        List<Conflict> conflicts) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    MovePlan {
        steps = List.copyOf(steps);
        unchanged = Map.copyOf(unchanged);
        missing = List.copyOf(missing);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * A record that is made or changed.
     *
     * @param here null where it is made
     * @param values as the file has them
     * @param changes of one that is here: what differs
     */
    record Step(
            EntityMeta entity, ArrayNode key, Here.@Nullable Found here, ObjectNode values, List<FieldChange> changes) {
        boolean isNew() {
            return here == null;
        }

        /** How others name it. */
        String name() {
            return entity.name() + " " + key;
        }
    }

    /**
     * What becomes of a field.
     *
     * @param unread why nobody can say what stands there now; null where it can be said
     */
    record FieldChange(
            String field,
            JsonNode from,
            JsonNode to,
            @Nullable Message unread) {}

    /** A record that the file does not have. */
    record Missing(Here.Found record, ArrayNode key) {}

    /**
     * What stands against it.
     *
     * @param key what names the record; null for what concerns no record
     * @param field empty for what concerns no single field
     */
    record Conflict(String entity, @Nullable JsonNode key, String field, Message reason) {
        /** All of it, for people. */
        Message said() {
            String what = entity
                    + (key == null ? "" : " " + Texts.shown(key))
                    + (field.isEmpty() ? "" : ", " + Texts.shown(field));
            return new BadValue(reason).about(what).reason();
        }
    }

    /** The same with what was found when it was tried. */
    MovePlan with(List<Conflict> found) {
        List<Conflict> all = new ArrayList<>(conflicts);
        all.addAll(found);
        return new MovePlan(steps, unchanged, missing, deletes, all);
    }

    boolean isPossible() {
        return conflicts.isEmpty();
    }

    /** Another one where something else would be done. */
    String fingerprint() {
        ObjectNode done = json();
        done.remove(List.of("unchanged", "missing", "patterns"));
        if (deletes) {
            missing.forEach(each ->
                    done.put(each.record().id().toString(), each.record().version()));
        }
        return ShortNames.sha256(done.toString());
    }

    Message title() {
        long made = steps.stream().filter(Step::isNew).count();
        Message title = deletes
                ? Message.of(
                                "system.move_title_deletes",
                                "Configuration: {made} new, {changed} changed, {deleted} deleted")
                        .with("deleted", missing.size())
                : Message.of("system.move_title", "Configuration: {made} new, {changed} changed");
        return title.with("made", made).with("changed", steps.size() - made);
    }

    /** As REST shows it, but for messages, which are said to each reader. */
    ObjectNode json() {
        MessageJson said = new MessageJson();
        ObjectNode json = NODES.objectNode();
        ArrayNode create = json.putArray("create");
        ArrayNode change = json.putArray("change");
        for (Step step : steps) {
            ObjectNode each = (step.isNew() ? create : change).addObject();
            each.put("entity", step.entity().name().toString()).set("key", step.key());
            if (step.isNew()) {
                each.set("values", step.values());
                continue;
            }
            ArrayNode fields = each.putArray("fields");
            for (FieldChange field : step.changes()) {
                ObjectNode one = fields.addObject().put("field", field.field());
                one.set("from", field.from());
                one.set("to", field.to());
                if (field.unread() != null) {
                    one.set("unread", said.of(field.unread()));
                }
            }
        }
        ObjectNode counts = json.putObject("unchanged");
        new TreeMap<>(unchanged).forEach(counts::put);
        for (String each : List.of("missing", "delete")) {
            ArrayNode gone = json.putArray(each);
            if (deletes == each.equals("delete")) {
                missing.forEach(one -> gone.addObject()
                        .put("entity", one.record().entity().name().toString())
                        .set("key", one.key()));
            }
        }
        ArrayNode against = json.putArray("conflicts");
        for (Conflict conflict : conflicts) {
            ObjectNode one = against.addObject().put("entity", conflict.entity());
            one.set("key", conflict.key() == null ? NODES.nullNode() : conflict.key());
            one.put("field", conflict.field()).set("reason", said.of(conflict.reason()));
        }
        json.put("possible", isPossible());
        SaidTexts.keep(json, said);
        return json;
    }

    /** The plan as people read it, line by line. */
    List<Message> lines() {
        List<Message> lines = new ArrayList<>();
        conflicts.forEach(conflict -> lines.add(
                Message.of("system.plan_against", "Against it: {reason}").with("reason", conflict.said())));
        for (Step step : steps) {
            lines.add((step.isNew()
                            ? Message.of("system.move_create", "Create {record}")
                            : Message.of("system.move_change", "Change {record}"))
                    .with("record", step.name()));
            step.changes().forEach(change -> lines.add(line(change)));
        }
        missing.forEach(each -> lines.add((deletes
                        ? Message.of("system.move_delete", "Delete {record}")
                        : Message.of("system.move_kept", "Not in the file, and kept: {record}"))
                .with("record", each.record().entity().name() + " " + each.key())));
        if (steps.isEmpty() && !(deletes && !missing.isEmpty())) {
            lines.add(Message.of("system.plan_nothing", "Nothing changes."));
        }
        new TreeMap<>(unchanged)
                .forEach((entity, count) ->
                        lines.add(Message.of("system.move_unchanged", "Unchanged: {count} of {entity}")
                                .with("count", count)
                                .with("entity", entity)));
        return lines;
    }

    private static Message line(FieldChange change) {
        String to = " → " + Texts.shown(change.to());
        return change.unread() == null
                ? Plain.text("  " + change.field() + ": " + Texts.shown(change.from()) + to)
                : Message.of("system.move_unread", "{field}: ({reason}){to}")
                        .with("field", "  " + change.field())
                        .with("reason", change.unread())
                        .with("to", to);
    }
}
