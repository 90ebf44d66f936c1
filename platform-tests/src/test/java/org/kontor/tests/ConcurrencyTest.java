package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.Kernel;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.every.EveryPlugin;

/** Several at the same moment. */
@OnEachDatabase
class ConcurrencyTest {
    private static final boolean LONG = Boolean.getBoolean("kontor.test.long");
    private static final int ROUNDS = LONG ? 1000 : 10;
    /** Of those who change several records at once, in any order. */
    private static final int CROWD = LONG ? 200 : 40;

    /** A caller may have a quarter of the threads for what comes in lines. */
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).setting("kontor.http.threads", "" + 4 * CROWD);

    private static final String BOXES = "records/every/box";

    @Test
    @Tag("R-30")
    void ofWritersWhoReadTheSameVersionOneWins() throws Exception {
        oneWinsOn(List.of(platform.admin()));
    }

    @Test
    @Tag("R-30")
    void ofWritersOnTwoServersWhoReadTheSameVersionOneWins(@TempDir Path home) throws Exception {
        onTwoServers(home, ConcurrencyTest::oneWinsOn);
    }

    private static void oneWinsOn(List<TestClient> servers) throws Exception {
        Answer box = platform.admin()
                .post(BOXES, object("label", "contested", "size", 0))
                .expect(201);
        String path = BOXES + "/" + box.id();
        for (int round = 0; round < ROUNDS; round++) {
            String etag = platform.admin().get(path).expect(200).etag();
            // a value of its own for each: what is there already is no change, and wins nothing
            int first = 100 * (round + 1);
            List<Answer> answers = together(20, i -> () -> on(servers, i).patch(path, etag, object("size", first + i)));
            assertThat(answers).extracting(Answer::status).containsOnly(200, 412);
            List<Answer> won = answers.stream().filter(Answer::isOk).toList();
            assertThat(won).as("round " + round).hasSize(1);
            assertThat(platform.admin().get(path).expect(200).json().path("size"))
                    .isEqualTo(won.getFirst().json().path("size"));
        }
        assertThat(platform.admin().get(path).expect(200).json().path("version").asLong())
                .isEqualTo(ROUNDS + 1);
        platform.admin()
                .send("PATCH", path, object("size", 1), "application/merge-patch+json")
                .expectProblem(428);
    }

    @Test
    @Tag("R-31")
    void aRequestThatIsSentTwiceHasOneEffectAndOneAnswer() throws Exception {
        oneEffectOn(List.of(platform.admin()));
    }

    @Test
    @Tag("R-31")
    void aRequestThatIsSentToTwoServersHasOneEffectAndOneAnswer(@TempDir Path home) throws Exception {
        onTwoServers(home, ConcurrencyTest::oneEffectOn);
    }

    private static void oneEffectOn(List<TestClient> servers) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String key = UUID.randomUUID().toString();
            String label = "once " + key;
            List<Answer> answers = together(
                    20, i -> () -> on(servers, i).header("Idempotency-Key", key).post(BOXES, object("label", label)));
            assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409);
            assertThat(answers.stream().filter(Answer::isOk).map(Answer::id).distinct())
                    .hasSize(1);
            Answer first = answers.stream().filter(Answer::isOk).findFirst().orElseThrow();
            for (TestClient server : servers) {
                TestClient admin = server.header("Idempotency-Key", key);
                Answer again = admin.post(BOXES, object("label", label)).expect(201);
                assertThat(again.body()).isEqualTo(first.body());
                assertThat(again.etag()).isEqualTo(first.etag());
                admin.post(BOXES, object("label", "another")).expectProblem(422);
            }
            assertThat(platform.admin()
                            .post(BOXES + "/query", object("where", object("label", object("is", label))))
                            .expect(200)
                            .json()
                            .path("records"))
                    .hasSize(1);
        }
    }

    @Test
    void ofThoseWhoMakeTheSameUniqueValueOneWins() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String code = "code " + UUID.randomUUID();
            List<Answer> answers = together(
                    20,
                    i -> () -> platform.admin().post("records/every/thing", object("caption", "t" + i, "code", code)));
            assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
            assertThat(answers.stream().filter(Answer::isOk)).hasSize(1);
        }
    }

    @Test
    @Tag("R-17")
    void writersInAnyOrderNeverEndInADeadlockAndNothingIsLost() throws Exception {
        List<String> boxes = new ArrayList<>();
        Map<String, Integer> changed = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            boxes.add(platform.admin()
                    .post(BOXES, object("label", "crowd " + i, "size", 0))
                    .expect(201)
                    .id());
        }
        Random random = new Random(17);
        for (int round = 0; round < 3; round++) {
            List<List<String>> orders = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                List<String> order = new ArrayList<>(boxes);
                Collections.shuffle(order, random);
                orders.add(order.subList(0, 3));
            }
            List<Answer> answers = together(CROWD, i -> () -> countedUp(orders.get(i)));
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 409, 412);
            assertThat(answers).anyMatch(Answer::isOk);
            for (int i = 0; i < CROWD; i++) {
                if (answers.get(i).isOk()) {
                    orders.get(i).forEach(box -> changed.merge(box, 1, Integer::sum));
                }
            }
        }
        for (String box : boxes) {
            JsonNode now = platform.admin().get(BOXES + "/" + box).expect(200).json();
            assertThat(now.path("size").asInt()).isEqualTo(changed.getOrDefault(box, 0));
            assertThat(now.path("version").asInt()).isEqualTo(1 + changed.getOrDefault(box, 0));
        }
    }

    /** Reads each box and makes it larger by one, all of them or none. */
    private static Answer countedUp(List<String> boxes) {
        StringBuilder lines = new StringBuilder();
        for (String box : boxes) {
            JsonNode read = platform.admin().get(BOXES + "/" + box).expect(200).json();
            lines.append(object(
                            "id",
                            box,
                            "version",
                            read.path("version").asLong(),
                            "size",
                            read.path("size").asLong() + 1))
                    .append('\n');
        }
        return platform.admin().send("POST", BOXES + "/bulk?atomic=true", lines.toString(), "application/x-ndjson");
    }

    private interface OnServers {
        void run(List<TestClient> servers) throws Exception;
    }

    /** On PostgreSQL, with the administrator at each of the two. */
    private static void onTwoServers(Path home, OnServers work) throws Exception {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        try (Kernel second = SecondNode.start(platform, home)) {
            work.run(List.of(platform.admin(), SecondNode.client(second, platform.admin())));
        }
    }

    private static TestClient on(List<TestClient> servers, int index) {
        return servers.get(index % servers.size());
    }

    private interface Task {
        Callable<Answer> of(int index);
    }

    private static List<Answer> together(int count, Task task) throws Exception {
        // signed in before, which takes its time
        platform.admin();
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(task.of(i));
        }
        return Together.send(tasks);
    }
}
