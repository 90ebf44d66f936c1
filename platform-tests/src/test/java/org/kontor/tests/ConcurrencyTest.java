package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** Several at the same moment. */
@OnEachDatabase
class ConcurrencyTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final int ROUNDS = Boolean.getBoolean("kontor.test.long") ? 1000 : 10;
    private static final String BOXES = "records/every/box";

    @Test
    void ofWritersWhoReadTheSameVersionOneWins() throws Exception {
        Answer box = platform.admin()
                .post(BOXES, object("label", "contested", "size", 0))
                .expect(201);
        String path = BOXES + "/" + box.id();
        for (int round = 0; round < ROUNDS; round++) {
            String etag = platform.admin().get(path).expect(200).etag();
            // a value of its own for each: what is there already is no change, and wins nothing
            int first = 100 * (round + 1);
            List<Answer> answers =
                    together(20, i -> () -> platform.admin().patch(path, etag, object("size", first + i)));
            assertThat(answers).extracting(Answer::status).containsOnly(200, 412);
            assertThat(answers.stream().filter(Answer::isOk))
                    .as("round " + round)
                    .hasSize(1);
        }
        assertThat(platform.admin().get(path).expect(200).json().path("version").asLong())
                .isEqualTo(ROUNDS + 1);
    }

    @Test
    void aRequestThatIsSentTwiceHasOneEffectAndOneAnswer() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String key = UUID.randomUUID().toString();
            String label = "once " + key;
            List<Answer> answers = together(
                    20,
                    i -> () -> platform.admin().header("Idempotency-Key", key).post(BOXES, object("label", label)));
            assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409);
            assertThat(answers.stream().filter(Answer::isOk).map(Answer::id).distinct())
                    .hasSize(1);
            Answer again = platform.admin()
                    .header("Idempotency-Key", key)
                    .post(BOXES, object("label", label))
                    .expect(201);
            Answer first = answers.stream().filter(Answer::isOk).findFirst().orElseThrow();
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.etag()).isEqualTo(first.etag());
            platform.admin()
                    .header("Idempotency-Key", key)
                    .post(BOXES, object("label", "another"))
                    .expectProblem(422);
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
    void writersInAnyOrderNeverEndInADeadlock() throws Exception {
        List<Answer> boxes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            boxes.add(
                    platform.admin().post(BOXES, object("label", "crowd " + i)).expect(201));
        }
        List<Answer> answers = together(40, i -> () -> {
            String path = BOXES + "/" + boxes.get(i % 5).id();
            return platform.admin().patch(path, platform.admin().get(path).etag(), object("size", i));
        });
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 412, 409);
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
