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
import org.kontor.core.meta.EntityMeta;
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
    private static final int LONGEST = 90_000;

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

    /** What becomes of a field. */
    record FieldChange(String field, JsonNode from, JsonNode to) {}

    /** A record that the file does not have. */
    record Missing(Here.Found record, ArrayNode key) {}

    /**
     * What stands against it.
     *
     * @param key what names the record; null for what concerns no record
     * @param field empty for what concerns no single field
     */
    record Conflict(String entity, @Nullable JsonNode key, String field, String reason) {
        String text() {
            return entity + (key == null ? "" : " " + Texts.shown(key))
                    + (field.isEmpty() ? "" : ", " + Texts.shown(field)) + ": " + reason;
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
        done.remove(List.of("unchanged", "missing"));
        if (deletes) {
            missing.forEach(each ->
                    done.put(each.record().id().toString(), each.record().version()));
        }
        return ShortNames.sha256(done.toString());
    }

    String title() {
        long made = steps.stream().filter(Step::isNew).count();
        return "Configuration: " + made + " new, " + (steps.size() - made) + " changed"
                + (deletes ? ", " + missing.size() + " deleted" : "");
    }

    /** As REST shows it. */
    ObjectNode json() {
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
            one.put("field", conflict.field()).put("reason", conflict.reason());
        }
        json.put("possible", isPossible());
        return json;
    }

    /** The plan as people read it. */
    String text() {
        List<String> lines = new ArrayList<>();
        conflicts.forEach(conflict -> lines.add("Against it: " + conflict.text()));
        for (Step step : steps) {
            lines.add((step.isNew() ? "Create " : "Change ") + step.name());
            step.changes()
                    .forEach(change -> lines.add("  " + change.field() + ": " + Texts.shown(change.from()) + " → "
                            + Texts.shown(change.to())));
        }
        missing.forEach(each -> lines.add((deletes ? "Delete " : "Not in the file, and kept: ")
                + each.record().entity().name() + " " + each.key()));
        if (steps.isEmpty() && !(deletes && !missing.isEmpty())) {
            lines.add("Nothing changes.");
        }
        new TreeMap<>(unchanged).forEach((entity, count) -> lines.add("Unchanged: " + count + " of " + entity));
        StringBuilder text = new StringBuilder();
        int told = 0;
        for (String line : lines) {
            if (text.length() + line.length() > LONGEST) {
                return text.append("… and ")
                        .append(lines.size() - told)
                        .append(" lines more")
                        .toString();
            }
            text.append(told++ == 0 ? "" : "\n").append(line);
        }
        return text.toString();
    }
}
