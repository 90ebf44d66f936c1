package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.yard.YardPlugin;

/** What is taken out is one state of the data, however many pages it has and whatever is written meanwhile. */
@OnEachDatabase
class ExportTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(YardPlugin.class);

    private static final String CRATES = "records/yard/crate";
    /** Three pages, and more than is kept in memory. */
    private static final int MANY = 2500;

    private static final int TOTAL = MANY * 100;

    @Test
    void whatIsMovedMeanwhileIsNeitherDoubledNorMissed() throws Exception {
        List<String> ids = crates();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Integer> writer = threads.submit(() -> moveUntil(done, ids.getFirst(), ids.getLast()));
            try {
                for (String question : List.of("", "?sort=capacity", "?sort=-capacity", "?fields=capacity")) {
                    List<JsonNode> lines = platform.admin()
                            .get(CRATES + "/export" + question)
                            .expect(200)
                            .lines();
                    assertThat(lines)
                            .as(question)
                            .extracting(line -> line.get("id").asText())
                            .containsExactlyInAnyOrderElementsOf(ids);
                    assertThat(lines.stream()
                                    .mapToInt(line -> line.get("capacity").asInt())
                                    .sum())
                            .as("a sum that every transaction keeps, of the export " + question)
                            .isEqualTo(TOTAL);
                }
            } finally {
                done.set(true);
            }
            assertThat(writer.get()).isPositive();
        }
    }

    /** Moves capacity from the first crate to the last, which stand on different pages, so that the sum stays. */
    private static int moveUntil(AtomicBoolean done, String first, String last) {
        int moves = 0;
        while (!done.get()) {
            moves++;
            platform.admin()
                    .ndjson(
                            CRATES + "/bulk?atomic=true",
                            List.of(
                                    object("id", first, "version", moves, "capacity", 100 - moves),
                                    object("id", last, "version", moves, "capacity", 100 + moves)))
                    .expect(200);
        }
        return moves;
    }

    private static List<String> crates() {
        List<ObjectNode> crates = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            crates.add(object("label", "crate " + i + " ".repeat(3) + "x".repeat(200), "capacity", 100));
        }
        Answer made = platform.admin().ndjson(CRATES + "/bulk", crates).expect(200);
        return made.lines().stream().map(line -> line.get("id").asText()).toList();
    }
}
