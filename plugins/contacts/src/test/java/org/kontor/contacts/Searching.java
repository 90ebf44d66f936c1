package org.kontor.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.kontor.testing.TestClient;

/** Searches until the index holds what was written before. */
final class Searching {
    private static final long PATIENCE = 60_000_000_000L;
    private static final long PAUSE = 20_000_000;

    private Searching() {}

    static JsonNode search(TestClient client, String words) {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            JsonNode answer = client.get("search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                    .expect(200)
                    .json();
            boolean isBehind = answer.path("building").asBoolean()
                    || answer.path("partial").asBoolean();
            if (!isBehind) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("The index is still behind: " + answer);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
