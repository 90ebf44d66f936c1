package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.kontor.testing.TestClient;

/** Tasks that are started, and what those of the plugin {@code works} have done. */
final class Tasks {
    private Tasks() {}

    /** Starts an action that runs behind; answers its task. */
    static String start(TestClient client, String action, JsonNode input) {
        return client.post("actions/" + action, input)
                .expect(202)
                .json()
                .path("task")
                .path("id")
                .asText();
    }

    /** Each of so many items was counted once by each of so many runs. */
    static void expectCountedOnceEach(TestClient client, int items, long runs) {
        List<Long> times = new ArrayList<>();
        for (JsonNode item : client.get("records/works/item/export").expect(200).lines()) {
            if (item.path("label").asText().startsWith("each")) {
                times.add(item.path("times").asLong());
            }
        }
        assertThat(times).hasSize(items).containsOnly(runs);
    }
}
