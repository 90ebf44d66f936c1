package org.kontor.core.module;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.Choice;
import org.kontor.api.FileId;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.custom.ModelChange;

/** Plans as they are written down. */
public final class Plans {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TITLE = 500;
    private static final String COMING = "coming";

    /**
     * What has to be known of one to apply it.
     *
     * @param changes what was asked for of plugins
     * @param model what was asked for of own fields and entities
     * @param coming what comes after it with the same file
     * @param fingerprint see {@link Plan#fingerprint}
     * @param moves whether it is one for configuration, and not for plugins
     */
    public record Head(
            Ref ref,
            Choice state,
            List<PluginChange> changes,
            List<ModelChange> model,
            Coming coming,
            String fingerprint,
            boolean moves) {
        public Head {
            changes = List.copyOf(changes);
            model = List.copyOf(model);
        }

        /** Whether it waits to be applied. */
        public boolean isOpen() {
            return state.equals(PlanRecord.PROPOSED);
        }
    }

    /**
     * One of them as it is shown.
     *
     * @param content as REST shows it
     */
    public record Stored(
            Head head, String title, String summary, JsonNode content, Instant at, Optional<String> reason) {
        public Ref ref() {
            return head.ref();
        }
    }

    /**
     * A plan for configuration, to be written down.
     *
     * @param asked what was asked for beside the file
     * @param kept the file, and under {@code plan} what it does as REST shows it
     */
    public record Draft(
            String title, boolean possible, String summary, ObjectNode asked, ObjectNode kept, String fingerprint) {}

    /**
     * What is kept of a plan for configuration.
     *
     * @param content the file, and under {@code plan} what it does
     */
    public record Kept(JsonNode asked, JsonNode content) {}

    private Plans() {}

    /** Writes one for configuration down. */
    public static Stored create(Records kernel, Draft plan) {
        FileId file = kernel.file(
                "plan.json",
                "application/json",
                out -> out.write(plan.kept().toString().getBytes(UTF_8)));
        return stored(
                kernel,
                kernel.create(
                        PlanRecord.NAME,
                        PlanRecord.TITLE.to(plan.title()),
                        PlanRecord.STATE.to(plan.possible() ? PlanRecord.PROPOSED : PlanRecord.IMPOSSIBLE),
                        PlanRecord.SUMMARY.to(plan.summary()),
                        PlanRecord.ASKED.to(plan.asked().toString()),
                        PlanRecord.CONTENT.to("{}"),
                        PlanRecord.FINGERPRINT.to(plan.fingerprint()),
                        PlanRecord.FILE.to(file)));
    }

    /**
     * What is kept of one for configuration.
     *
     * @throws Refusal NOT_FOUND
     */
    public static Kept kept(Records kernel, UUID id) {
        Row row = row(kernel, id);
        return new Kept(
                tree(row.get(PlanRecord.ASKED)),
                row.find(PlanRecord.FILE).map(file -> tree(kernel, file)).orElseGet(MissingNode::getInstance));
    }

    /** Writes one down. */
    public static Stored create(
            Records kernel, List<PluginChange> changes, List<ModelChange> model, Coming coming, Plan plan) {
        String title = plan.title();
        return stored(
                kernel,
                kernel.create(
                        PlanRecord.NAME,
                        PlanRecord.TITLE.to(title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title),
                        PlanRecord.STATE.to(plan.isPossible() ? PlanRecord.PROPOSED : PlanRecord.IMPOSSIBLE),
                        PlanRecord.SUMMARY.to(plan.text()),
                        PlanRecord.ASKED.to(write(changes, model, coming)),
                        PlanRecord.CONTENT.to(PlanJson.of(plan).toString()),
                        PlanRecord.FINGERPRINT.to(plan.fingerprint())));
    }

    /**
     * One by its id.
     *
     * @throws Refusal NOT_FOUND
     */
    public static Stored get(Records kernel, UUID id) {
        return stored(kernel, row(kernel, id));
    }

    private static Row row(Records kernel, UUID id) {
        return kernel.find(Ref.of(PlanRecord.NAME, id))
                .orElseThrow(() ->
                        Refusal.of(Refusal.Code.NOT_FOUND, Message.of("system.plan_unknown", "There is no such plan")));
    }

    /**
     * What has to be known of one to apply it.
     *
     * @throws Refusal NOT_FOUND
     */
    public static Head head(Records kernel, UUID id) {
        return head(row(kernel, id));
    }

    private static Head head(Row row) {
        return new Head(
                row.ref(),
                row.get(PlanRecord.STATE),
                changes(tree(row.get(PlanRecord.ASKED))),
                model(tree(row.get(PlanRecord.ASKED))),
                coming(tree(row.get(PlanRecord.ASKED))),
                row.get(PlanRecord.FINGERPRINT),
                row.find(PlanRecord.FILE).isPresent());
    }

    /** What is told of one that is not open. */
    public static Message ended(Head plan) {
        return Message.of("system.plan_ended", "This plan cannot be applied: it is {state}")
                .with("state", plan.state().name());
    }

    /** Says that it is done. */
    public static void applied(Records kernel, UUID id, Instant at) {
        kernel.update(
                kernel.get(Ref.of(PlanRecord.NAME, id)),
                PlanRecord.STATE.to(PlanRecord.APPLIED),
                PlanRecord.APPLIED_AT.to(at),
                PlanRecord.REASON.to(null));
    }

    /** Says that it will not be done, and why. */
    public static void ended(Records kernel, UUID id, Choice state, String reason) {
        kernel.update(
                kernel.get(Ref.of(PlanRecord.NAME, id)), PlanRecord.STATE.to(state), PlanRecord.REASON.to(reason));
    }

    private static Stored stored(Records kernel, Row row) {
        return new Stored(
                head(row),
                row.get(PlanRecord.TITLE),
                row.get(PlanRecord.SUMMARY),
                row.find(PlanRecord.FILE)
                        .map(file -> tree(kernel, file).path("plan"))
                        .orElseGet(() -> tree(row.get(PlanRecord.CONTENT))),
                row.get(PlanRecord.NAME.createdAt()),
                row.find(PlanRecord.REASON));
    }

    private static String write(List<PluginChange> changes, List<ModelChange> model, Coming coming) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (PluginChange change : changes) {
            ObjectNode each = json.addObject()
                    .put("plugin", change.plugin())
                    .put("to", change.to().name().toLowerCase(Locale.ROOT));
            change.files().ifPresent(hash -> each.put("hash", hash));
        }
        model.forEach(change -> json.add(change.wish()));
        if (!coming.equals(Coming.NOTHING)) {
            json.addObject().set(COMING, coming.json());
        }
        return json.toString();
    }

    private static Coming coming(JsonNode all) {
        for (JsonNode each : all) {
            if (each.has(COMING)) {
                return Coming.of(each.get(COMING));
            }
        }
        return Coming.NOTHING;
    }

    private static List<ModelChange> model(JsonNode all) {
        List<ModelChange> model = new ArrayList<>();
        for (JsonNode change : all.isArray() ? all : JsonNodeFactory.instance.arrayNode()) {
            if (change.has("entity")) {
                model.add(new ModelChange(change));
            }
        }
        return model;
    }

    private static List<PluginChange> changes(JsonNode all) {
        List<PluginChange> changes = new ArrayList<>();
        for (JsonNode change : all.isArray() ? all : JsonNodeFactory.instance.arrayNode()) {
            if (!change.has("plugin")) {
                continue;
            }
            changes.add(new PluginChange(
                    change.path("plugin").asText(),
                    PluginChange.Target.valueOf(change.path("to").asText().toUpperCase(Locale.ROOT)),
                    change.hasNonNull("hash") ? change.get("hash").asText() : null));
        }
        return changes;
    }

    private static JsonNode tree(Records kernel, FileId file) {
        try (InputStream content = kernel.open(file)) {
            return tree(new String(content.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is no JSON", e);
        }
    }
}
