package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;
import org.kontor.tests.trouble.TroublePlugin;

/** Who is at work while a field gets another name: the table has the new one before the platform knows it. */
@OnEachDatabase
class ModelChangedTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).plugin(TroublePlugin.class);

    private static final String THINGS = MassThings.PATH;

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    private static JsonNode renamed(String former, String name) {
        return object("entity", "every.thing", "field", name, "formerly", former);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void requestsBetweenTheTableAndThePlatformAreAnsweredByTheNextPlatform() throws Exception {
        desk().model(field("every.thing", "tint", "text"));
        String id = admin().post(THINGS, object("caption", "met", "x_tint", "red"))
                .expect(201)
                .id();
        String thing = THINGS + "/" + id;
        String etag = admin().get(thing).etag();
        JsonNode large = object("caption", object("is", " ".repeat(20_000) + "met"));
        List<Callable<Answer>> requests = List.of(
                () -> admin().get(thing),
                () -> admin().get(thing + "?expand=box"),
                () -> admin().get(THINGS + "?limit=5"),
                () -> admin().get(thing + "/desk"),
                () -> admin().post(THINGS + "/query", object("limit", 5)),
                () -> admin().post(THINGS, object("caption", "made meanwhile")),
                () -> admin().patch(thing, etag, object("caption", "changed meanwhile")),
                () -> admin().post(THINGS + "/query", object("where", large, "limit", 5)));
        AtomicInteger again = new AtomicInteger();
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(requests.size());
                AutoCloseable told = Fault.tell(point -> {
                    if (point.equals("request.again")) {
                        again.incrementAndGet();
                    }
                    if (point.equals("platform.tables")) {
                        requests.forEach(each -> answers.add(clients.submit(each)));
                        Eventually.until(() -> assertThat(again.get()
                                        + answers.stream()
                                                .filter(Future::isDone)
                                                .count())
                                .isEqualTo(requests.size()));
                    }
                })) {
            desk().model(renamed("tint", "hue"));
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                statuses.add(answer.get().status());
            }
            // of a large body the beginning is gone: its sender is told that nothing was done
            assertThat(statuses.removeLast()).isIn(200, 503);
            assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 201, 200);
        }
        assertThat(again.get()).isPositive();
        JsonNode now = admin().get(thing).expect(200).json();
        assertThat(now.path("caption").asText()).isEqualTo("changed meanwhile");
        assertThat(now.path("version").asInt()).isEqualTo(2);
        assertThat(now.path("x_hue").asText()).isEqualTo("red");
        assertThat(admin().get(THINGS + "?filter=caption==%27made%20meanwhile%27")
                        .expect(200)
                        .json()
                        .path("records"))
                .hasSize(1);
    }

    @Test
    void resourcesOfPluginsAreReadOnceMoreAndWhatElseTheyDoIsToBeAskedForAgain() throws Exception {
        desk().model(field("every.thing", "dye", "text"));
        admin().post(THINGS, object("caption", "dyed", "x_dye", "red")).expect(201);
        AtomicInteger again = new AtomicInteger();
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(2);
                AutoCloseable told = Fault.tell(point -> {
                    if (point.equals("request.again")) {
                        again.incrementAndGet();
                    }
                    if (point.equals("platform.tables")) {
                        answers.add(clients.submit(() -> admin().get("plugins/trouble/things")));
                        answers.add(clients.submit(() -> admin().post("plugins/trouble/things", object())));
                        Eventually.until(() -> assertThat(again.get()).isEqualTo(1));
                        Eventually.until(
                                () -> assertThat(answers.getLast().isDone()).isTrue());
                    }
                })) {
            desk().model(renamed("dye", "stain"));
            assertThat(answers.getFirst().get().expect(200).body()).isNotEqualTo("0");
            Answer asked = answers.getLast().get();
            assertThat(asked.expectProblem(503).text("detail")).contains("nothing of the request was written here");
            assertThat(asked.header("Retry-After")).contains("1");
        }
        admin().post("plugins/trouble/things", object()).expect(200);
    }

    @Test
    void peopleAtWorkNoticeNothingOfRenames() throws Exception {
        desk().model(field("every.thing", "worn0", "text"));
        MassThings things = new MassThings(platform);
        String box = admin().post("records/every/box", object("label", "worked in"))
                .expect(201)
                .id();
        List<String> ids = things.many("thing", 20);
        AtWork work = new AtWork(Collections.nCopies(4, admin()), List.of(box), ids);
        Map<String, AtWork.Deed> deeds = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) {
            JsonNode wish = renamed("worn" + i, "worn" + (i + 1));
            deeds.put("rename " + i, () -> desk().model(wish));
        }
        work.during(deeds);
        assertThat(work.failed()).isEmpty();
        assertThat(work.answered()).isPositive();
    }

    @Test
    void aMassChangeGoesOnWhenAFieldWasRenamedUnderIt() throws Exception {
        desk().model(field("every.thing", "mark", "text"));
        new MassThings(platform).many("massed", 30);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch tables = new CountDownLatch(1);
        CountDownLatch parked = new CountDownLatch(1);
        JsonNode mass;
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("mass.records") && begun.getCount() > 0) {
                begun.countDown();
                await(tables);
            }
            if (point.equals("platform.tables")) {
                tables.countDown();
                await(parked);
            }
            if (point.equals("task.parked")) {
                parked.countDown();
            }
        })) {
            String id = Masses.start(
                    admin(), "every/thing", MassThings.of("massed", "change", object("caption", "massed anew")));
            await(begun);
            desk().model(renamed("mark", "sign"));
            mass = Masses.ended(admin(), id);
        }
        Masses.expectNumbers(mass, 30, 30, 0, 0, 0);
    }

    @Test
    void whatPeopleNeverNameIsNotSaidOfAFailure() throws Exception {
        new MassThings(platform).many("broken", 3);
        JsonNode mass;
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("mass.records")) {
                throw new IllegalStateException("select t1.p1\nfrom\tthings\u0007 " + "long ".repeat(900));
            }
        })) {
            mass = Masses.run(
                    admin(), "every/thing", MassThings.of("broken", "change", object("caption", "broken anew")));
        }
        assertThat(mass.path("state").asText()).isEqualTo("failed");
        assertThat(mass.path("message").asText())
                .contains("the log says more under")
                .doesNotContain("select");
    }
}
