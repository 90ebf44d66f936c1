package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.works.WorksPlugin;

/** Work behind requests: what it does, how it fails, and who may do what with it. */
@OnEachDatabase
class TaskTest {
    private static final String ITEMS = "records/works/item";
    private static final String TASKS = "records/system/task/";

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(WorksPlugin.class)
            .setting("kontor.task.lease", "1s")
            .setting("kontor.task.repeat-after", "10ms");

    private static String start(String action) {
        return Tasks.start(platform.admin(), "works/" + action, object());
    }

    private static JsonNode run(String action) {
        return TaskWait.ended(platform.admin(), start(action));
    }

    private static long items(String label) {
        return platform.admin()
                .get(ITEMS + "?limit=1000&filter=label==%27" + label.replace(" ", "%20") + "%27")
                .expect(200)
                .json()
                .path("records")
                .size();
    }

    private static Answer act(String id, String action) {
        Answer task = platform.admin().get(TASKS + id).expect(200);
        return platform.admin().header("If-Match", task.etag()).post(TASKS + id + "/actions/" + action, object());
    }

    @Test
    void everyRecordIsWorkedOnOnceAndWhatFailsIsNamed() {
        for (int i = 0; i < 130; i++) {
            String label = "each " + i + (i % 50 == 7 ? " bad" : "");
            platform.admin().post(ITEMS, object("label", label)).expect(201);
        }

        JsonNode task = run("all");

        assertThat(task.path("state").asText()).isEqualTo("done");
        assertThat(task.path("message").asText()).isEqualTo("127 done, 3 failed");
        assertThat(task.path("progress").asLong()).isEqualTo(127);
        JsonNode failures = platform.admin()
                .get("records/system/task_failure?filter=task=="
                        + task.path("id").asText())
                .expect(200)
                .json()
                .path("records");
        assertThat(failures).hasSize(3);
        assertThat(failures.get(0).path("reason").asText()).isEqualTo("It is a bad one");
        for (JsonNode item : platform.admin()
                .get(ITEMS + "?limit=1000&filter=label=starts=each")
                .expect(200)
                .json()
                .path("records")) {
            boolean isBad = item.path("label").asText().endsWith("bad");
            assertThat(item.path("times").asLong(0)).as("%s", item).isEqualTo(isBad ? 0 : 1);
        }
    }

    @Test
    void whatMayBeRepeatedIsRepeatedUntilItIsDone() {
        JsonNode task = run("repeat");
        assertThat(task.path("message").asText()).contains("Done").contains("tries 3");
        assertThat(task.path("attempts").asLong()).isEqualTo(3);
    }

    @Test
    void aStepThatAnswersGarbageWritesNothing() {
        JsonNode task = run("garbage");
        assertThat(task.path("state").asText()).isEqualTo("failed");
        assertThat(items("garbage")).isZero();
    }

    @Test
    void oneThatIsRefusedInLettersThatNoDatabaseCanHoldHasFailed() {
        JsonNode task = run("odd");
        assertThat(task.path("state").asText()).isEqualTo("failed");
        assertThat(task.path("message").asText()).isEqualTo("odd \ufffd letters \ufffd");
    }

    @Test
    void oneThatFailsWithSeveralLinesOfAnyLengthHasFailed() {
        JsonNode refused = run("lines");
        assertThat(refused.path("state").asText()).isEqualTo("failed");
        assertThat(refused.path("message").asText())
                .startsWith("one two  and more")
                .endsWith("…");
        JsonNode broken = run("broken");
        assertThat(broken.path("state").asText()).isEqualTo("failed");
        assertThat(broken.path("message").asText()).contains("the log says more under");
    }

    @Test
    void aRecordOnWhichAStepFailsIsNamedWithoutWhatTheFailureSays() {
        platform.admin().post(ITEMS, object("label", "lines 1")).expect(201);
        String task = start("each_broken");
        assertThat(TaskWait.ended(platform.admin(), task).path("state").asText())
                .isEqualTo("done");
        JsonNode failures = platform.admin()
                .get("records/system/task_failure?filter=task==" + task)
                .expect(200)
                .json()
                .path("records");
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).path("reason").asText())
                .contains("knows it under the id")
                .doesNotContain("two");
    }

    /** Whether this thread works on that, or looks after those whose end could not be written. */
    private static boolean isOf(String action) {
        return Set.of("task-look", "task-works." + action)
                .contains(Thread.currentThread().getName());
    }

    @Test
    void anEndThatCannotBeWrittenIsWrittenLater() throws Exception {
        AtomicInteger left = new AtomicInteger(3);
        JsonNode task;
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("task.end") && isOf("odd") && left.getAndDecrement() > 0) {
                throw new IllegalStateException("cannot be written");
            }
        })) {
            task = run("odd");
        }
        assertThat(left.get()).isNegative();
        assertThat(task.path("state").asText()).isEqualTo("failed");
        assertThat(task.path("message").asText()).contains("knows it under the id");
    }

    @Test
    void oneWhoseEndCouldNotBeWrittenSinceTheDatabaseWasAwayGoesOn() throws Exception {
        AtomicInteger left = new AtomicInteger(3);
        JsonNode task;
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("task.end") && isOf("none") && left.getAndDecrement() > 0) {
                throw Refusal.of(Refusal.Code.UNAVAILABLE, Message.of("works.away", "It is away"));
            }
        })) {
            task = run("none");
        }
        assertThat(task.path("state").asText()).as("%s", task).isEqualTo("done");
    }

    @Test
    @Tag("R-21")
    void oneThatHangsIsGivenUpItsThreadIsNamedAndItWritesNothingMore() {
        System.setProperty(WorksPlugin.HANG, "true");
        try {
            JsonNode task = run("hang");
            assertThat(task.path("state").asText()).isEqualTo("failed");
            assertThat(works().path("hanging").toString())
                    .contains(task.path("id").asText());
            assertThat(run("repeat").path("state").asText()).isEqualTo("done");
        } finally {
            System.clearProperty(WorksPlugin.HANG);
        }
        Eventually.until(() -> assertThat(works().path("hanging")).isEmpty());
        assertThat(items("written too late")).isZero();
    }

    private static JsonNode works() {
        return platform.admin().get("platform/works").expect(200).json();
    }

    @Test
    void oneThatRunsIsCancelledBetweenStepsAndGoesOnWhereItWasWhenRepeated() {
        String id = start("slow");
        TaskWait.in(platform.admin(), id, Set.of("running"));
        act(id, "cancel").expect(200);

        assertThat(TaskWait.ended(platform.admin(), id).path("state").asText()).isEqualTo("cancelled");
        act(id, "cancel").expectProblem(409);
        act(id, "retry").expect(200);
        TaskWait.in(platform.admin(), id, Set.of("running"));
        act(id, "cancel").expect(200);
        TaskWait.ended(platform.admin(), id);
    }

    @Test
    void aTaskThatRunsIsNotDeletedAndNobodyWritesTasks() {
        String id = start("slow");
        TaskWait.in(platform.admin(), id, Set.of("running"));
        Answer task = platform.admin().get(TASKS + id).expect(200);
        platform.admin().delete(TASKS + id, task.etag()).expectProblem(409);
        platform.admin().patch(TASKS + id, task.etag(), object("state", "done")).expectProblem(403);
        platform.admin()
                .post("records/system/task", object("action", "works.slow", "state", "queued"))
                .expectProblem(403);
        act(id, "cancel").expect(200);
        TaskWait.ended(platform.admin(), id);
    }

    @Test
    void laterStartsWithTheCommitAndNotWithoutIt() {
        platform.admin()
                .post("actions/works/start", object("name", "unwanted", "refuse", true))
                .expectProblem(409);
        assertThat(tasks("works.unwanted")).isZero();
        long before = tasks("works.tick");
        platform.admin().post("actions/works/start", object("name", "tick")).expect(200);
        Eventually.until(() -> assertThat(tasks("works.tick")).isGreaterThan(before));
    }

    private static long tasks(String action) {
        Answer answer = platform.admin()
                .get("records/system/task?limit=1000&filter=action=="
                        + URLEncoder.encode("'" + action + "'", StandardCharsets.UTF_8));
        return answer.expect(200).json().path("records").size();
    }

    @Test
    void anActionOfAPluginThatIsNotHereMakesATaskThatSaysSo() {
        platform.admin()
                .post("actions/works/start", object("name", "absent_one"))
                .expect(200);
        JsonNode tasks = platform.admin()
                .get("records/system/task?filter=action==%27absent.absent_one%27")
                .expect(200)
                .json()
                .path("records");
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).path("state").asText()).isEqualTo("failed");
        assertThat(tasks.get(0).path("message").asText()).contains("not here");
    }

    @Test
    void itRunsByTheRightsOfWhoeverStartedIt() {
        String item = platform.admin()
                .post(ITEMS, object("label", "mine"))
                .expect(201)
                .id();
        Answer read = platform.admin().get(ITEMS + "/" + item).expect(200);
        Answer marked = platform.admin()
                .header("If-Match", read.etag())
                .post(ITEMS + "/" + item + "/actions/mark", object())
                .expect(202);
        JsonNode task = TaskWait.ended(
                platform.admin(), marked.json().path("task").path("id").asText());
        assertThat(task.path("shows").path("id").asText()).isEqualTo(item);
        assertThat(platform.admin()
                        .get(ITEMS + "/" + item)
                        .expect(200)
                        .json()
                        .path("times")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void answersAreHeldAgainstWhatWasDeclared() {
        assertThat(platform.admin()
                        .post("actions/works/sum", object("left_number", "41"))
                        .expect(200)
                        .json()
                        .path("values")
                        .path("sum")
                        .asText())
                .startsWith("42");
        platform.admin().post("actions/works/sum", object("left_number", "-1")).expectProblem(500);
    }

    @Test
    void whatIsOnAScheduleStartsByItself() {
        Eventually.until(() -> assertThat(items("tick")).isGreaterThanOrEqualTo(2));
    }

    @Test
    void aBackgroundRunsAndIsShown() {
        Eventually.until(() -> assertThat(items("beat")).isGreaterThanOrEqualTo(2));
        JsonNode beat = works().path("backgrounds").get(0);
        assertThat(beat.path("name").asText()).isEqualTo("works.beat");
        assertThat(beat.path("state").asText()).isEqualTo("held");
        TestClient nobody = platform.users().nobody();
        nobody.get("platform/works").expectProblem(403);
    }

    @Test
    void afterARestartTheBackgroundIsHeldAgain() {
        platform.restart();
        Eventually.until(() -> assertThat(
                        works().path("backgrounds").get(0).path("state").asText())
                .isEqualTo("held"));
    }

    @Test
    void theInterfaceDescribesWhatAnActionAnswers() {
        JsonNode paths = platform.admin().get("openapi.json").expect(200).json().path("paths");
        JsonNode behind = paths.path("/actions/works/all").path("post").path("responses");
        assertThat(behind.has("202")).isTrue();
        assertThat(behind.has("200")).isFalse();
        String sum = paths.path("/actions/works/sum")
                .path("post")
                .path("responses")
                .path("200")
                .toString();
        assertThat(sum).contains("\"sum\"");
    }
}
