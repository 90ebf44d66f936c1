package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.echo.EchoPlugin;
import org.kontor.tests.every.EveryPlugin;

/** A hook after reads each change in order and does each step once, whatever fails in between. */
@OnEachDatabase
class AfterHookTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(EveryPlugin.class)
            .plugin(EchoPlugin.class)
            .setting("kontor.task.deadline", "3s");

    private static final EchoDesk DESK = new EchoDesk(platform);

    /** Kills threads of hooks at a point, the first times that they pass it. */
    private static AutoCloseable kill(String point, int after, AtomicInteger kills) {
        AtomicInteger passed = new AtomicInteger();
        return Fault.tell(name -> {
            boolean isHook = Thread.currentThread().getName().startsWith("after-echo");
            if (isHook && name.equals(point) && passed.incrementAndGet() > after && kills.getAndDecrement() > 0) {
                throw new Fault.Killed();
            }
        });
    }

    @Test
    void itHearsOfEachChangeInTheOrderInWhichItWasMade() {
        String label = EchoDesk.label("ordered");
        Answer box = DESK.box(label);
        String path = EchoDesk.BOXES + "/" + box.id();
        Answer second = platform.admin()
                .patch(path, box.etag(), object("label", label + " again"))
                .expect(200);
        Answer third =
                platform.admin().patch(path, second.etag(), object("size", 3)).expect(200);
        platform.admin().delete(path, third.etag()).expect(204);

        List<JsonNode> copies = DESK.copied(box.id(), 4);

        assertThat(DESK.what(box.id())).containsExactly("created 1", "updated 2", "updated 3", "deleted 3");
        assertThat(copies.get(0).path("label_before").isNull()).isTrue();
        assertThat(copies.get(0).path("label_after").asText()).isEqualTo(label);
        assertThat(copies.get(1).path("label_before").asText()).isEqualTo(label);
        assertThat(copies.get(1).path("label_after").asText()).isEqualTo(label + " again");
        assertThat(copies.get(1).path("changed_fields").asText())
                .contains("label")
                .doesNotContain("size");
        assertThat(copies.get(2).path("label_after").isNull()).isTrue();
        assertThat(copies.get(2).path("changed_fields").asText()).contains("size");
    }

    @Test
    void itSeesOnlyWhatItsPluginMayRead() {
        String box = DESK.box(EchoDesk.label("locked")).id();
        JsonNode copy = DESK.copied(box, 1).getFirst();
        assertThat(copy.path("lock_seen").isNull()).isTrue();
        assertThat(copy.path("changed_fields").asText()).doesNotContain("lock_code");
    }

    @ParameterizedTest
    @CsvSource({"task.write, 0", "task.write, 2", "task.written, 0", "task.written, 3", "transaction.beforeCommit, 1"})
    @Tag("R-35")
    void aStepIsDoneOnceWhereverTheThreadDies(String point, int after) throws Exception {
        String label = EchoDesk.label("killed");
        AtomicInteger kills = new AtomicInteger(2);
        List<String> boxes;
        try (AutoCloseable killing = kill(point, after, kills)) {
            boxes = DESK.boxes(label + " a", label + " b", label + " c");
            boxes.forEach(box -> DESK.copied(box, 1));
            Eventually.until(() -> assertThat(kills.get()).isNotPositive());
        }
        DESK.settle();
        boxes.forEach(box -> assertThat(DESK.what(box)).containsExactly("created 1"));
    }

    @Test
    void whatIsDoneInPartComesAgainAsItWas() throws Exception {
        String label = EchoDesk.label("stable");
        CountDownLatch killed = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger passed = new AtomicInteger();
        try (AutoCloseable killing = Fault.tell(name -> {
            if (Thread.currentThread().getName().startsWith("after-echo")
                    && name.equals("task.written")
                    && passed.incrementAndGet() == 2) {
                killed.countDown();
                await(goOn);
                throw new Fault.Killed();
            }
        })) {
            List<String> boxes = DESK.boxes(label + " a", label + " b", label + " c");
            killed.await();
            String later = DESK.box(label + " d").id();
            goOn.countDown();
            DESK.copied(later, 1);
            boxes.forEach(box -> assertThat(DESK.what(box)).containsExactly("created 1"));
            Eventually.until(() -> assertThat(DESK.batches(label)).containsExactly(3L, 1L));
        }
        Eventually.until(() -> assertThat(DESK.tables().number("select count(*) from system_log_reader_step"))
                .isZero());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasBegunOutsideAndNotHeardOfIsUnknownAndNotDoneAgain() throws Exception {
        System.setProperty(EchoPlugin.OUTSIDE, "0");
        String box;
        try (AutoCloseable killing = kill("task.outside.done", 0, new AtomicInteger(1))) {
            box = DESK.box(EchoDesk.label("outside")).id();
            assertThat(DESK.copied(box, 1).getFirst().path("outcome").asText()).isEqualTo("Unknown");
        }
        assertThat(Integer.getInteger(EchoPlugin.OUTSIDE)).isEqualTo(1);
        String other = DESK.box(EchoDesk.label("outside")).id();
        assertThat(DESK.copied(other, 1).getFirst().path("outcome").asText()).isEqualTo("Done");
    }

    @Test
    void aStepOverManyRecordsResumesWhereItWas() throws Exception {
        for (int i = 0; i < 230; i++) {
            platform.admin()
                    .post("records/echo/circle", object("name", "each " + i))
                    .expect(201);
        }
        AtomicInteger kills = new AtomicInteger(1);
        try (AutoCloseable killing = kill("task.each", 1, kills)) {
            String label = EchoDesk.label("each");
            DESK.box(label);
            Eventually.until(() -> assertThat(DESK.batches(label)).containsExactly(1L));
        }
        assertThat(kills.get()).isNotPositive();
        for (JsonNode circle : DESK.page("records/echo/circle?limit=1000&filter=name=starts=each")) {
            assertThat(circle.path("turns").asLong()).as("%s", circle).isEqualTo(1);
        }
    }

    @Test
    void itDoesNotWriteAListOfTasks() {
        long tasks = DESK.tables().number("select count(*) from system_task");
        DESK.settle();
        assertThat(DESK.tables().number("select count(*) from system_task")).isEqualTo(tasks);
    }

    @Test
    void whatAHookMakesOfItsOwnChangesSettlesAndCirclesAreBroken() {
        String settling = platform.admin()
                .post("records/echo/circle", object("name", EchoDesk.label("settling")))
                .expect(201)
                .id();
        Eventually.until(() -> assertThat(version(settling)).isEqualTo(2));
        String endless = platform.admin()
                .post("records/echo/circle", object("name", EchoDesk.label("endless")))
                .expect(201)
                .id();

        JsonNode failure = DESK.failure("echo.after.echo.circle");

        assertThat(failure.path("reason").asText()).contains("without end");
        assertThat(failure.path("id").asText()).isEqualTo(endless);
        assertThat(version(endless)).isEqualTo(9);
        assertThat(version(settling)).isEqualTo(2);
        DESK.passOver(
                        platform.admin(),
                        "echo.after.echo.circle",
                        failure.path("entry").asLong())
                .expect(200);
        String next = platform.admin()
                .post("records/echo/circle", object("name", EchoDesk.label("settling")))
                .expect(201)
                .id();
        Eventually.until(() -> assertThat(version(next)).isEqualTo(2));
    }

    private static long version(String circle) {
        return platform.admin()
                .get("records/echo/circle/" + circle)
                .expect(200)
                .json()
                .path("version")
                .asLong();
    }
}
