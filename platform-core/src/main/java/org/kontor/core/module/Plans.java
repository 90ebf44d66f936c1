package org.kontor.core.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.Choice;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;

/** Plans as they are written down. */
public final class Plans {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TITLE = 500;

    /**
     * One of them.
     *
     * @param changes what was asked for
     * @param fingerprint see {@link Plan#fingerprint}
     * @param content as REST shows it
     */
    public record Stored(
            Ref ref,
            String title,
            Choice state,
            String summary,
            List<PluginChange> changes,
            String fingerprint,
            JsonNode content,
            Instant at,
            Optional<String> reason) {
        /** Whether it waits to be applied. */
        public boolean isOpen() {
            return state.equals(PlanRecord.PROPOSED);
        }
    }

    private Plans() {}

    /** Writes one down. */
    public static Stored create(Records kernel, List<PluginChange> changes, Plan plan) {
        String title = plan.title();
        return stored(kernel.create(
                PlanRecord.NAME,
                PlanRecord.TITLE.to(title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title),
                PlanRecord.STATE.to(plan.isPossible() ? PlanRecord.PROPOSED : PlanRecord.IMPOSSIBLE),
                PlanRecord.SUMMARY.to(plan.text()),
                PlanRecord.ASKED.to(write(changes)),
                PlanRecord.CONTENT.to(PlanJson.of(plan).toString()),
                PlanRecord.FINGERPRINT.to(plan.fingerprint())));
    }

    /**
     * One by its id.
     *
     * @throws Refusal NOT_FOUND
     */
    public static Stored get(Records kernel, UUID id) {
        return stored(kernel.find(Ref.of(PlanRecord.NAME, id))
                .orElseThrow(() -> Refusal.of(
                        Refusal.Code.NOT_FOUND, Message.of("system.plan_unknown", "There is no such plan"))));
    }

    /** Says that it is done. */
    public static Stored applied(Records kernel, UUID id, Instant at) {
        Row row = kernel.get(Ref.of(PlanRecord.NAME, id));
        return stored(kernel.update(
                row,
                PlanRecord.STATE.to(PlanRecord.APPLIED),
                PlanRecord.APPLIED_AT.to(at),
                PlanRecord.REASON.to(null)));
    }

    /** Says that it will not be done, and why. */
    public static Stored ended(Records kernel, UUID id, Choice state, String reason) {
        Row row = kernel.get(Ref.of(PlanRecord.NAME, id));
        return stored(kernel.update(row, PlanRecord.STATE.to(state), PlanRecord.REASON.to(reason)));
    }

    private static Stored stored(Row row) {
        return new Stored(
                row.ref(),
                row.get(PlanRecord.TITLE),
                row.get(PlanRecord.STATE),
                row.get(PlanRecord.SUMMARY),
                read(row.get(PlanRecord.ASKED)),
                row.get(PlanRecord.FINGERPRINT),
                tree(row.get(PlanRecord.CONTENT)),
                row.get(PlanRecord.NAME.createdAt()),
                row.find(PlanRecord.REASON));
    }

    private static String write(List<PluginChange> changes) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (PluginChange change : changes) {
            ObjectNode each = json.addObject()
                    .put("plugin", change.plugin())
                    .put("to", change.to().name().toLowerCase(Locale.ROOT));
            change.files().ifPresent(hash -> each.put("hash", hash));
        }
        return json.toString();
    }

    private static List<PluginChange> read(String asked) {
        List<PluginChange> changes = new ArrayList<>();
        for (JsonNode change : tree(asked)) {
            changes.add(new PluginChange(
                    change.path("plugin").asText(),
                    PluginChange.Target.valueOf(change.path("to").asText().toUpperCase(Locale.ROOT)),
                    change.hasNonNull("hash") ? change.get("hash").asText() : null));
        }
        return changes;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is no JSON", e);
        }
    }
}
