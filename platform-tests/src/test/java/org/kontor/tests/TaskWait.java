package org.kontor.tests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.kontor.testing.TestClient;

/** Waits for tasks, as somebody who watches them would. */
final class TaskWait {
    private static final Set<String> ENDED = Set.of("done", "failed", "cancelled", "unknown");
    private static final long PATIENCE = 30_000_000_000L;

    private TaskWait() {}

    /** The task when it has ended. */
    static JsonNode ended(TestClient client, String id) {
        return in(client, id, ENDED);
    }

    /** The task when it is in one of these states. */
    static JsonNode in(TestClient client, String id, Set<String> states) {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            JsonNode task = client.get("records/system/task/" + id).expect(200).json();
            if (states.contains(task.path("state").asText())) {
                return task;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not in time " + states + ": " + task);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
