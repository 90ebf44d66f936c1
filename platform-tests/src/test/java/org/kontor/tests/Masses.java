package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.TestClient;

/** Mass changes that are started and waited for, as somebody who watches them would. */
final class Masses {
    static final String CHANGES = "records/system/mass_change/";
    private static final Set<String> ENDED = Set.of("done", "failed", "cancelled", "unknown");

    private Masses() {}

    /** Starts one; answers its id. */
    static String start(TestClient client, String entity, JsonNode body) {
        return client.post("records/" + entity + "/mass", body)
                .expect(202)
                .json()
                .at("/mass_change/id")
                .asText();
    }

    /** Starts one and waits for its end. */
    static JsonNode run(TestClient client, String entity, JsonNode body) {
        return ended(client, start(client, entity, body));
    }

    /** The record when it has ended, however long that takes while it comes on. */
    static JsonNode ended(TestClient client, String id) {
        JsonNode[] last = new JsonNode[1];
        long[] done = {-1};
        do {
            Eventually.until(() -> {
                last[0] = client.get(CHANGES + id).expect(200).json();
                if (!isEnded(last[0]) && done(last[0]) <= done[0]) {
                    throw new AssertionError("not in time: " + last[0]);
                }
            });
            done[0] = done(last[0]);
        } while (!isEnded(last[0]));
        return last[0];
    }

    private static boolean isEnded(JsonNode mass) {
        return ENDED.contains(mass.path("state").asText());
    }

    private static long done(JsonNode mass) {
        return Stream.of("changed", "unchanged", "passed", "failed")
                .mapToLong(each -> mass.path(each).asLong())
                .sum();
    }

    static Answer askUndo(TestClient client, String id) {
        String etag = client.get(CHANGES + id).expect(200).etag();
        return client.header("If-Match", etag).post(CHANGES + id + "/actions/undo", Json.object());
    }

    /** Starts taking one back; answers the id of what does that. */
    static String startUndo(TestClient client, String id) {
        return askUndo(client, id).expect(200).json().at("/show/id").asText();
    }

    /** Takes one back and waits for the end. */
    static JsonNode undo(TestClient client, String id) {
        return ended(client, startUndo(client, id));
    }

    /** What it left as it is. */
    static List<JsonNode> failures(TestClient client, String id) {
        return client.get("records/system/mass_failure/export?filter=mass_change==" + id)
                .expect(200)
                .lines();
    }

    /** It is done, with these numbers. */
    static void expectNumbers(JsonNode mass, int matched, int changed, int unchanged, int passed, int failed) {
        assertThat(List.of(
                        mass.path("state").asText(),
                        mass.path("matched").asInt(),
                        mass.path("changed").asInt(),
                        mass.path("unchanged").asInt(),
                        mass.path("passed").asInt(),
                        mass.path("failed").asInt()))
                .as("%s", mass)
                .isEqualTo(List.of("done", matched, changed, unchanged, passed, failed));
        assertThat(changed + unchanged + passed + failed).as("%s", mass).isEqualTo(matched);
    }
}
