package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.broken.BrokenPlugin;
import org.kontor.tests.every.EveryPlugin;

/** A plugin's code breaks in every place and every way: the request ends, the plugin is named, everybody else works on. */
@OnEachDatabase
class ContainmentTest {
    private static final Duration LIMIT = Duration.ofMillis(300);
    private static final Duration REQUEST = Duration.ofSeconds(3);
    /** How long a request takes beyond its limit on a machine that does much else. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(BrokenPlugin.class)
            .plugin(EveryPlugin.class)
            .setting("kontor.plugins-callback-limit", LIMIT.toMillis() + "ms")
            .setting("kontor.plugins-failures", "0")
            .setting("kontor.http.request-timeout", REQUEST.toSeconds() + "s");

    private final AtomicBoolean loop = new AtomicBoolean(true);
    private final CountDownLatch gate = new CountDownLatch(1);

    /** Where a plugin's code is called. */
    enum Place {
        BEFORE,
        WITHIN,
        ACTION,
        SERVICE,
        RESOURCE;

        Answer call(String fault, String code) {
            return switch (this) {
                case BEFORE ->
                    platform.admin().post("records/broken/case", object("code", code, "before_fault", fault));
                case WITHIN ->
                    platform.admin().post("records/broken/case", object("code", code, "within_fault", fault));
                case ACTION -> platform.admin().post("actions/broken/break", object("fault", fault));
                case SERVICE -> platform.admin().post("actions/broken/serve", object("fault", fault));
                case RESOURCE -> platform.admin().post("plugins/broken/break/" + fault, object());
            };
        }

        Duration limit() {
            return this == ACTION || this == RESOURCE ? REQUEST : LIMIT;
        }
    }

    /** A place and what happens there. */
    record Case(Place place, String fault) {}

    static Stream<Case> failures() {
        return cases(
                "throw",
                "error",
                "own_error",
                "link",
                "checked",
                "unspeakable",
                "refusal",
                "overflow",
                "interrupt",
                "garbage",
                "null");
    }

    static Stream<Case> hangs() {
        return cases("block", "loop", "deadlock");
    }

    private static Stream<Case> cases(String... faults) {
        return Stream.of(Place.values()).flatMap(place -> Stream.of(faults).map(fault -> new Case(place, fault)));
    }

    @BeforeEach
    void arm() {
        System.getProperties().put("broken.loop", loop);
        System.getProperties().put("broken.gate", gate);
    }

    @AfterEach
    void release() {
        loop.set(false);
        gate.countDown();
        await(() -> health().path("stuck").isEmpty());
        System.getProperties().remove("broken.loop");
        System.getProperties().remove("broken.gate");
        System.clearProperty("broken.heard");
    }

    @ParameterizedTest
    @MethodSource("failures")
    @Tag("R-39")
    @Tag("PLUS-83")
    void whateverItThrowsIsItsOwnFailure(Case broken) {
        String code = UUID.randomUUID().toString();
        long before = figure("failures");

        Answer answer = broken.place().call(broken.fault(), code);

        answer.expectProblem(500);
        assertThat(answer.text("detail")).contains("broken");
        assertThat(answer.text("id")).isNotEmpty();
        assertThat(answer.body()).doesNotContain("inner secret");
        assertThat(figure("failures") - before).isEqualTo(1);
        assertThat(own().path("recent_failures").path(0).path("id").asText()).isEqualTo(answer.text("id"));
        checkOthersWork(code);
    }

    @ParameterizedTest
    @MethodSource("hangs")
    @Tag("R-39")
    @Tag("PLUS-83")
    void whateverHoldsItUpHoldsNobodyElse(Case broken) {
        String code = UUID.randomUUID().toString();
        long before = figure("late");
        boolean comesBack = broken.fault().equals("block");
        platform.admin();

        long start = System.nanoTime();
        Answer answer = broken.place().call(broken.fault(), code);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        answer.expectProblem(503);
        assertThat(taken)
                .isBetween(
                        broken.place().limit().minusMillis(50),
                        broken.place().limit().plus(SLACK));
        if (broken.place().limit().equals(LIMIT)) {
            assertThat(answer.text("detail")).contains("broken");
        }
        await(() -> figure("late") == before + 1);
        if (!comesBack) {
            await(() -> health().path("stuck").size() == 1);
            JsonNode stuck = health().path("stuck").path(0);
            assertThat(stuck.path("plugin").asText()).isEqualTo("broken");
            assertThat(stuck.path("thread").asText()).startsWith("http");
        }
        checkOthersWork(code);

        loop.set(false);
        gate.countDown();
        await(() -> health().path("stuck").isEmpty());
        checkNothingWritten();
        if (broken.place() != Place.SERVICE) {
            await(() -> System.getProperty("broken.heard") != null);
            assertThat(System.getProperty("broken.heard"))
                    .as("what its thread is told")
                    .isEqualTo("CutOff");
        }
    }

    @Test
    @Tag("R-39")
    void athreadThatItLeavesRunningIsNamed() {
        platform.admin()
                .post("records/broken/case", object("code", UUID.randomUUID().toString(), "before_fault", "spawn"))
                .expect(201);

        assertThat(own().path("threads")).extracting(JsonNode::asText).containsExactly("spawned by broken");
        gate.countDown();
        await(() -> own().path("threads").isEmpty());
    }

    @Test
    @Tag("R-39")
    void anAnswerThatIsNoneIsItsOwnFailure() {
        Answer answer = platform.admin().post("actions/broken/break", object("fault", "null_result"));
        answer.expectProblem(500);
        assertThat(answer.text("detail")).contains("broken");
    }

    @Test
    void aThreadThatWasLostIsReplaced() {
        for (int i = 0; i < 3; i++) {
            platform.admin()
                    .post("records/broken/case", object("code", "lost " + i, "before_fault", "loop"))
                    .expectProblem(503);
        }
        assertThat(health().path("stuck")).hasSize(3);
        assertThat(metric("kontor_plugin_stuck{plugin=\"broken\"}")).isEqualTo(3);
        checkOthersWork("lost 0");
    }

    @Test
    void aRequestThatIsSentAgainUnderItsKeyIsDoneOnceThePluginIsWell() {
        platform.admin()
                .header("Idempotency-Key", "stuck")
                .post("records/broken/case", object("code", "again", "before_fault", "loop"))
                .expectProblem(503);
        platform.admin()
                .header("Idempotency-Key", "stuck")
                .post("records/broken/case", object("code", "again"))
                .expect(201);
    }

    @Test
    void rowsAreCountedOnThePluginForWhichTheyAreReadAndWritten() {
        long written = figure("rows_written");
        platform.admin()
                .post("records/broken/case", object("code", "counted", "within_fault", "nothing"))
                .expect(201);
        assertThat(figure("rows_written") - written)
                .as("the trace, and not the case")
                .isEqualTo(1);
    }

    private static void checkOthersWork(String code) {
        Answer box = platform.admin()
                .post("records/every/box", object("label", "other"))
                .expect(201);
        platform.admin().get("records/every/box/" + box.id()).expect(200);
        platform.admin().get("plugins/broken/whole").expect(200);
        // nothing of the broken request is left, and nothing of it is locked
        platform.admin().post("records/broken/case", object("code", code)).expect(201);
    }

    private static void checkNothingWritten() {
        assertThat(platform.admin()
                        .get("records/broken/trace?filter=of==late")
                        .expect(200)
                        .json()
                        .path("records"))
                .isEmpty();
        assertThat(platform.admin()
                        .get("records/broken/case/export")
                        .expect(200)
                        .lines())
                .noneMatch(line -> List.of("block", "loop", "deadlock")
                        .contains(line.path("before_fault")
                                .asText(line.path("within_fault").asText())));
    }

    private static JsonNode health() {
        return platform.admin().get("platform/health").expect(200).json();
    }

    private static JsonNode own() {
        return health().path("plugins").path("broken");
    }

    private static long figure(String name) {
        return own().path(name).asLong();
    }

    private static double metric(String name) {
        return platform.admin()
                .get("/metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it came true in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
