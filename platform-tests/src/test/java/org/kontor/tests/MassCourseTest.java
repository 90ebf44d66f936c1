package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** What becomes of mass changes while they run: cancelled, repeated, too many, beside others. */
@OnEachDatabase
@Tag("PLUS-10")
class MassCourseTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(MassCourseTest::roles);

    private static final MassThings MADE = new MassThings(platform);
    private static final String THINGS = MassThings.PATH;
    private static final String THING = "every/thing";

    static void roles() {
        platform.users().role("limited", grant("every.thing", Verb.READ), narrow());
    }

    /** May write the note and nothing else. */
    private static ObjectNode narrow() {
        return grant("every.thing", Verb.UPDATE).put("only_fields", "note");
    }

    private static TestClient admin() {
        return platform.admin();
    }

    @Test
    void aRepeatedRequestStartsOne() {
        MADE.many("repeated", 1);
        ObjectNode body = MassThings.of("repeated", "change", object("note", "x"));
        Answer first = admin().header("Idempotency-Key", "mass-1")
                .post(THINGS + "/mass", body)
                .expect(202);
        Answer again = admin().header("Idempotency-Key", "mass-1")
                .post(THINGS + "/mass", body)
                .expect(202);
        assertThat(again.json()).isEqualTo(first.json());
        Masses.ended(admin(), first.json().at("/mass_change/id").asText());
    }

    @Test
    void oneThatIsCancelledEndsWithWhatItHasDoneAndThatIsTakenBack() throws Exception {
        MADE.many("stopped", 300);
        TestClient worker = platform.users().add("limited4", "limited");
        CountDownLatch under = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        int[] times = new int[1];
        String id;
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("mass.records") && ++times[0] == 3) {
                under.countDown();
                await(go);
            }
        })) {
            id = Masses.start(worker, THING, MassThings.of("stopped", "change", object("note", "s")));
            assertThat(under.await(30, TimeUnit.SECONDS)).isTrue();
            JsonNode running = worker.get(Masses.CHANGES + id).expect(200).json();
            assertThat(running.path("state").asText()).isEqualTo("running");
            assertThat(running.path("changed").asInt()).isPositive();
            Masses.askUndo(worker, id).expectProblem(409);
            admin().delete(Masses.CHANGES + id, admin().get(Masses.CHANGES + id).etag())
                    .expectProblem(409);
            String task = running.at("/task/id").asText();
            worker.header("If-Match", worker.get("records/system/task/" + task).etag())
                    .post("records/system/task/" + task + "/actions/cancel", object())
                    .expect(200);
            go.countDown();
            JsonNode ended = Masses.ended(worker, id);
            assertThat(ended.path("state").asText()).isEqualTo("cancelled");
        }
        JsonNode mass = worker.get(Masses.CHANGES + id).json();
        int changed = mass.path("changed").asInt();
        assertThat(changed).isBetween(1, 299);
        JsonNode undo = Masses.undo(worker, id);
        Masses.expectNumbers(undo, changed, changed, 0, 0, 0);
        assertThat(admin().get(THINGS + "?filter=note==s;caption==stopped*&limit=1")
                        .json()
                        .path("records"))
                .isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFewAtOnceAreEnoughForOneUser() throws Exception {
        MADE.many("many", 2);
        TestClient worker = platform.users().add("limited5", "limited");
        CountDownLatch go = new CountDownLatch(1);
        List<String> started = new ArrayList<>();
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("mass.records")) {
                await(go);
            }
        })) {
            for (int i = 0; i < 3; i++) {
                started.add(Masses.start(worker, THING, MassThings.of("many", "change", object("note", "n" + i))));
            }
            worker.post(THINGS + "/mass", MassThings.of("many", "change", object("note", "m")))
                    .expectProblem(429);
            go.countDown();
            started.forEach(id -> Masses.ended(worker, id));
        }
        Masses.run(worker, THING, MassThings.of("many", "change", object("note", "m")));
    }

    @Test
    void whatNoLongerMatchesWhenItComesToItIsPassed() throws Exception {
        List<String> ids = MADE.many("moving", 60);
        CountDownLatch under = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        int[] times = new int[1];
        String id;
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("mass.records") && ++times[0] == 2) {
                under.countDown();
                await(go);
            }
        })) {
            id = Masses.start(admin(), THING, MassThings.of("moving", "change", object("note", "m")));
            assertThat(under.await(30, TimeUnit.SECONDS)).isTrue();
            // the first ones are done already
            MADE.change(ids.get(59), "caption", "elsewhere");
            MADE.change(ids.get(58), "weight", "3");
            go.countDown();
            Masses.ended(admin(), id);
        }
        Masses.expectNumbers(admin().get(Masses.CHANGES + id).json(), 60, 59, 0, 1, 0);
        assertThat(MADE.read(ids.get(59)).path("note").isNull()).isTrue();
        JsonNode merged = MADE.read(ids.get(58));
        assertThat(Stream.of(merged.path("note"), merged.path("weight"))
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" ")))
                .isEqualTo("m 3");
    }
}
