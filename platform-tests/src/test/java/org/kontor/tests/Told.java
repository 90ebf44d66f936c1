package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** What somebody was told of, as they see it. */
record Told(TestClient client) {
    /** The notices about a record, the oldest first. */
    List<JsonNode> of(String record) {
        List<JsonNode> found = new ArrayList<>();
        client.get("records/system/notice?sort=created_at&limit=500")
                .expect(200)
                .json()
                .path("records")
                .forEach(notice -> {
                    if (notice.path("about").path("id").asText().equals(record)) {
                        found.add(notice);
                    }
                });
        return found;
    }

    /** Waits until there are so many; more must not come with what is told along. */
    List<JsonNode> wait(String record, int count) {
        Eventually.until(() -> assertThat(of(record)).as("notices about it").hasSize(count));
        return of(record);
    }

    /**
     * Waits until everything that was written before was looked at: somebody is told of a record that was written last,
     * and what is told is told in order.
     */
    static void everything(PlatformExtension platform) {
        TestClient watcher = watcher(platform);
        String last = platform.admin()
                .post(
                        "records/telling/visit",
                        object(
                                "subject",
                                "last",
                                "state",
                                "cancelled",
                                "host",
                                platform.users().id("user watcher")))
                .expect(201)
                .id();
        new Told(watcher).wait(last, 1);
    }

    private static TestClient watcher(PlatformExtension platform) {
        try {
            platform.users().id("user watcher");
            return platform.users().signIn("watcher");
        } catch (IllegalArgumentException first) {
            return platform.users().add("watcher", "visitor");
        }
    }
}
