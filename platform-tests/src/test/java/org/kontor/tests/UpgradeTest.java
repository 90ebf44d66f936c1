package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.Kernel;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.upgrading.UpgradingPlugin;

/** A new version fills what an older one left, while people go on working. */
@OnEachDatabase
class UpgradeTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(UpgradingPlugin.class).setting("kontor.task.lease", "1s");

    static final String PLACES = "records/upgrading/place";
    private static final Tables TABLES = new Tables(platform::connect);
    private static final String PAPERS = "records/upgrading/paper";
    private static final String SECOND = "upgrading.upgrade 2.0";
    private static final String THIRD = "upgrading.upgrade 3";

    @BeforeEach
    void theFirstVersion() {
        become("1");
        // as if nothing newer had ever been here
        for (String table : List.of("system_upgrade", "system_task_run", "system_task", "upgrading_place")) {
            TABLES.execute("delete from " + table);
        }
    }

    @AfterEach
    void asBefore() {
        // the next one starts it
        System.setProperty(UpgradingPlugin.VERSION, "1");
    }

    private static void become(String version) {
        System.setProperty(UpgradingPlugin.VERSION, version);
        platform.restart();
    }

    private static void places(int count) {
        List<JsonNode> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(object("label", "place " + i, "town", "town " + i));
        }
        platform.admin().ndjson(PLACES + "/bulk?atomic=true", lines).expect(200);
    }

    private static String place(String label, String town) {
        return platform.admin()
                .post(PLACES, object("label", label, "town", town))
                .expect(201)
                .id();
    }

    private static String paper(String state) {
        JsonNode lines = array(object("what", "one"), object("what", "two"));
        return platform.admin()
                .post(PAPERS, object("state", state, "words", "as agreed", "lines", lines))
                .expect(201)
                .id();
    }

    private static JsonNode read(String path) {
        return platform.admin().get(path).expect(200).json();
    }

    private static String task(String action) {
        JsonNode found = read("records/system/task?filter=action=='" + action.replace(" ", "%20") + "'");
        assertThat(found.path("records")).as(action).hasSize(1);
        return found.at("/records/0/id").asText();
    }

    private static JsonNode ended(String action) {
        return TaskWait.ended(platform.admin(), task(action));
    }

    private static void expectDone(String action) {
        JsonNode task = ended(action);
        assertThat(task.path("state").asText()).as("%s", task).isEqualTo("done");
    }

    private static long filled() {
        return TABLES.number(
                "select count(*) from upgrading_place where version = 2" + " and city = town and city is not null");
    }

    @Test
    void whatAnOlderVersionLeftIsFilledOnceAndASecondStartDoesNothing() {
        places(250);
        String place = place("mine", "Praha");
        become("renamed");
        expectDone(SECOND);
        assertThat(filled()).isEqualTo(251);
        JsonNode filled = read(PLACES + "/" + place);
        assertThat(filled.path("city").asText()).isEqualTo("Praha");
        assertThat(filled.path("caption").asText()).isEqualTo("mine");
        assertThat(filled.has("town")).isFalse();
        assertThat(read(PLACES + "/" + place + "/history")
                        .at("/entries/0/changes/city/1")
                        .asText())
                .isEqualTo("Praha");
        assertThat(read("records/system/task/" + task(SECOND)).path("total").asLong())
                .isGreaterThanOrEqualTo(251);
        String late = platform.admin()
                .post(PLACES, object("caption", "late"))
                .expect(201)
                .id();
        platform.restart();
        assertThat(TABLES.number("select count(*) from system_task")).isEqualTo(1);
        assertThat(read(PLACES + "/" + late).path("city").isNull()).isTrue();
        String upgrades = read("platform/plugins").toString();
        assertThat(upgrades).contains("2.0 fills upgrading.place");
    }

    @Test
    void aClosedPaperIsFilledOnceWithItsLinesAndNotASecondTime() {
        String closed = paper("closed");
        String draft = paper("draft");
        become("2");
        expectDone(SECOND);
        for (String paper : List.of(closed, draft)) {
            JsonNode filled = read(PAPERS + "/" + paper);
            assertThat(filled.path("code").asText()).isEqualTo("old");
            assertThat(filled.path("seen").asText()).isEqualTo("no");
            assertThat(filled.path("lines").findValuesAsText("tax")).containsExactly("none", "none");
        }
        Answer read = platform.admin().get(PAPERS + "/" + closed).expect(200);
        platform.admin()
                .patch(PAPERS + "/" + closed, read.etag(), object("code", "new"))
                .expectProblem(409, "code");
        // as if the upgrade said something else now: what is filled stays
        TABLES.execute("delete from system_upgrade");
        TABLES.execute("delete from system_task");
        platform.restart();
        expectDone(SECOND);
        assertThat(platform.admin().get(PAPERS + "/" + closed).expect(200).etag())
                .isEqualTo(read.etag());
    }

    @Test
    void whatIsRefusedIsNamedAndALaterUpgradeWaitsUntilItIsMended() {
        places(3);
        String sunk = place("sunk", "Atlantis");
        become("3");
        JsonNode failed = ended(SECOND);
        assertThat(failed.path("state").asText()).isEqualTo("failed");
        assertThat(failed.path("message").asText()).startsWith("1 record could not be filled");
        String second = failed.path("id").asText();
        JsonNode failures = read("records/system/task_failure?filter=task==" + second);
        assertThat(failures.path("records")).hasSize(1);
        assertThat(failures.at("/records/0/about/id").asText()).isEqualTo(sunk);
        assertThat(failures.at("/records/0/reason").asText()).contains("This town has sunk");
        assertThat(filled()).isEqualTo(3);
        assertThat(TABLES.number("select count(*) from upgrading_place where mark is not null"))
                .isZero();
        JsonNode third = read("records/system/task/" + task(THIRD));
        assertThat(third.path("state").asText()).isIn("queued", "waiting");
        Answer read = platform.admin().get(PLACES + "/" + sunk).expect(200);
        platform.admin()
                .patch(PLACES + "/" + sunk, read.etag(), object("city", "Thera"))
                .expect(200);
        repeat(second);
        expectDone(SECOND);
        expectDone(THIRD);
        assertThat(read("records/system/task_failure?filter=task==" + second).path("records"))
                .isEmpty();
        assertThat(TABLES.number("select count(*) from upgrading_place where mark = city"))
                .isEqualTo(4);
    }

    @Test
    void killedAtAnyBatchItGoesOnAndFillsEachRecordOnce() throws Exception {
        for (int place = 1; place <= 4; place++) {
            if (place > 1) {
                theFirstVersion();
            }
            places(250);
            killedAt(place);
            expectDone(SECOND);
            assertThat(filled()).as("killed at batch %d", place).isEqualTo(250);
        }
    }

    private static void killedAt(int place) throws Exception {
        AtomicInteger passed = new AtomicInteger();
        AtomicBoolean isKilled = new AtomicBoolean();
        try (AutoCloseable told = Fault.tell(point -> {
            boolean isBatch = point.equals("upgrade.fill") || point.equals("task.each");
            if (isBatch && passed.incrementAndGet() == place * 2) {
                isKilled.set(true);
                throw new Fault.Killed();
            }
        })) {
            become("2");
            Eventually.until(() -> assertThat(isKilled).isTrue());
        }
        if (platform.database() == TestDatabase.H2) {
            platform.restart();
        }
    }

    @Test
    void whoChangesARecordMeanwhileWins() throws Exception {
        assumeThat(platform.database()).as("on H2 writers take turns").isEqualTo(TestDatabase.POSTGRESQL);
        String mine = place("mine", "old town");
        String other = place("other", "old town");
        AtomicBoolean isChanged = new AtomicBoolean();
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("upgrade.fill") && isChanged.compareAndSet(false, true)) {
                // read by the upgrade, and not held yet
                TABLES.execute("update upgrading_place set city = 'new town', version = version + 1 where id = '" + mine
                        + "'");
                TABLES.execute("update upgrading_place set town = 'older town', version = version + 1 where id = '"
                        + other + "'");
            }
        })) {
            become("2");
            expectDone(SECOND);
        }
        assertThat(isChanged).isTrue();
        assertThat(read(PLACES + "/" + mine).path("city").asText()).isEqualTo("new town");
        assertThat(read(PLACES + "/" + other).path("city").asText()).isEqualTo("older town");
    }

    @Test
    void aTaskThatIsRepeatedUnmendedFailsAgainAndOneThatIsGoneIsMadeAnew() {
        place("sunk", "Atlantis");
        become("2");
        String first = ended(SECOND).path("id").asText();
        repeat(first);
        assertThat(ended(SECOND).path("state").asText()).isEqualTo("failed");
        assertThat(read("records/system/task_failure?filter=task==" + first).path("records"))
                .as("of the last round")
                .hasSize(1);
        Answer task = platform.admin().get("records/system/task/" + first).expect(200);
        platform.admin().delete("records/system/task/" + first, task.etag()).expect(204);
        platform.restart();
        assertThat(task(SECOND)).isNotEqualTo(first);
        assertThat(TaskWait.in(platform.admin(), task(SECOND), Set.of("failed"))
                        .path("message")
                        .asText())
                .contains("1 record");
    }

    private static void repeat(String id) {
        Answer task = platform.admin().get("records/system/task/" + id).expect(200);
        platform.admin()
                .header("If-Match", task.etag())
                .post("records/system/task/" + id + "/actions/retry", object())
                .expect(200);
    }

    @Test
    void ofTwoServersThatStartTogetherOneStartsTheUpgrade(@TempDir Path home) throws Exception {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        String url = SecondNode.url(platform);
        places(3);
        System.setProperty(UpgradingPlugin.VERSION, "2");
        CompletableFuture<Kernel> other =
                CompletableFuture.supplyAsync(() -> SecondNode.start(platform, url, home, "--kontor.task.lease=1s"));
        platform.restart();
        try (Kernel second = other.get()) {
            assertThat(second.port()).isPositive();
            expectDone(SECOND);
            assertThat(filled()).isEqualTo(3);
        }
    }
}
