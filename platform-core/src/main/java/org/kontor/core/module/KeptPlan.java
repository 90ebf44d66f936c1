package org.kontor.core.module;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kontor.api.Assignment;
import org.kontor.api.FileId;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.core.custom.ModelChange;

/**
 * A plan as JSON. It is kept in its row, and in a file where it is longer than a text may be, as that of a model of a few
 * days' work is.
 *
 * @param asked what was asked for: a list of plugins and of the model, an object of configuration
 * @param content what it does, as REST shows it
 */
record KeptPlan(JsonNode asked, JsonNode content) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMING = "coming";
    private static final String ASKED = "asked";
    private static final String CONTENT = "content";
    /** A text has room for little more. */
    private static final int LONGEST_IN_ROW = 90_000;

    /** One for plugins and the model. */
    static KeptPlan of(List<PluginChange> changes, List<ModelChange> model, Coming coming, Plan plan) {
        ArrayNode asked = JsonNodeFactory.instance.arrayNode();
        for (PluginChange change : changes) {
            ObjectNode each = asked.addObject()
                    .put("plugin", change.plugin())
                    .put("to", change.to().name().toLowerCase(Locale.ROOT));
            change.files().ifPresent(hash -> each.put("hash", hash));
        }
        model.forEach(change -> asked.add(change.wish()));
        if (!coming.equals(Coming.NOTHING)) {
            asked.addObject().set(COMING, coming.json());
        }
        return new KeptPlan(asked, PlanJson.of(plan));
    }

    /** From where it was written down. */
    static KeptPlan read(Records kernel, Row row) {
        JsonNode asked = tree(row.get(PlanRecord.ASKED));
        Optional<FileId> file = row.find(PlanRecord.FILE);
        if (file.isEmpty()) {
            return new KeptPlan(asked, tree(row.get(PlanRecord.CONTENT)));
        }
        JsonNode kept = tree(kernel, file.get());
        return asked.isObject()
                ? new KeptPlan(asked, kept.path("plan"))
                : new KeptPlan(kept.path(ASKED), kept.path(CONTENT));
    }

    /** What a row keeps of one for plugins and the model. */
    Assignment stored(Records kernel) {
        String wishes = asked.toString();
        String does = content.toString();
        if (wishes.length() <= LONGEST_IN_ROW && does.length() <= LONGEST_IN_ROW) {
            return Values.of(PlanRecord.ASKED.to(wishes), PlanRecord.CONTENT.to(does));
        }
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.set(ASKED, asked);
        both.set(CONTENT, content);
        return Values.of(
                PlanRecord.ASKED.to("[]"), PlanRecord.CONTENT.to("{}"), PlanRecord.FILE.to(file(kernel, both)));
    }

    static FileId file(Records kernel, ObjectNode kept) {
        return kernel.file(
                "plan.json",
                "application/json",
                out -> out.write(kept.toString().getBytes(UTF_8)));
    }

    static JsonNode tree(Records kernel, FileId file) {
        try (InputStream content = kernel.open(file)) {
            return tree(new String(content.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is no JSON", e);
        }
    }

    /** Whether it is one for configuration. */
    boolean moves() {
        return asked.isObject();
    }

    private Iterable<JsonNode> wishes() {
        return moves() ? List.of() : asked;
    }

    List<PluginChange> changes() {
        List<PluginChange> changes = new ArrayList<>();
        for (JsonNode change : wishes()) {
            if (change.has("plugin")) {
                changes.add(new PluginChange(
                        change.path("plugin").asText(),
                        PluginChange.Target.valueOf(change.path("to").asText().toUpperCase(Locale.ROOT)),
                        change.hasNonNull("hash") ? change.get("hash").asText() : null));
            }
        }
        return changes;
    }

    List<ModelChange> model() {
        List<ModelChange> model = new ArrayList<>();
        for (JsonNode change : wishes()) {
            if (change.has("entity")) {
                model.add(new ModelChange(change));
            }
        }
        return model;
    }

    Coming coming() {
        for (JsonNode each : wishes()) {
            if (each.has(COMING)) {
                return Coming.of(each.get(COMING));
            }
        }
        return Coming.NOTHING;
    }
}
