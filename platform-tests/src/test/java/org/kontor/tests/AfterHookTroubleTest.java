package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.Kernel;
import org.kontor.core.database.Fault;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.echo.EchoPlugin;
import org.kontor.tests.every.EveryPlugin;

/** A hook after in trouble: entries that nobody can read, code that hangs, other versions, other nodes. */
@OnEachDatabase
class AfterHookTroubleTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(EveryPlugin.class)
            .plugin(EchoPlugin.class)
            .setting("kontor.task.deadline", "2s");

    private static final EchoDesk DESK = new EchoDesk(platform);

    @AfterEach
    void mend() {
        System.clearProperty(EchoPlugin.BAD);
        System.clearProperty(EchoPlugin.HANG);
        System.clearProperty(EchoPlugin.VERSION);
    }

    @Test
    void anEntryThatFailsAloneIsNamedAndAnAdministratorPassesItOver() {
        System.setProperty(EchoPlugin.BAD, "true");
        String label = EchoDesk.label("poison");
        List<String> boxes = DESK.boxes(label, "behind " + label);

        JsonNode failure = DESK.failure(EchoDesk.READER);

        assertThat(failure.path("id").asText()).isEqualTo(boxes.get(0));
        assertThat(failure.path("reason").asText()).contains("nobody copies poison");
        assertThat(failure.path("entries").asInt()).isEqualTo(1);
        long entry = failure.path("entry").asLong();
        DESK.passOver(platform.users().nobody(), EchoDesk.READER, entry).expectProblem(403);
        DESK.passOver(platform.admin(), EchoDesk.READER, entry + 1).expectProblem(409);
        DESK.passOver(platform.admin(), "nobody", entry).expectProblem(409);
        platform.admin()
                .post("platform/readers/pass-over", object("reader", EchoDesk.READER, "entry", "x"))
                .expectProblem(400);
        assertThat(DESK.what(boxes.get(1))).isEmpty();

        DESK.passOver(platform.admin(), EchoDesk.READER, entry).expect(200);

        DESK.copied(boxes.get(1), 1);
        assertThat(DESK.what(boxes.get(0))).isEmpty();
        Eventually.until(
                () -> assertThat(DESK.reader(EchoDesk.READER).has("failure")).isFalse());
        JsonNode history = platform.admin()
                .get(EchoDesk.BOXES + "/" + boxes.get(0) + "/history")
                .expect(200)
                .json()
                .at("/entries/0");
        assertThat(history.path("action").asText()).isEqualTo("system.pass_over");
        assertThat(history.at("/by/name").asText()).isNotEmpty();
        DESK.passOver(platform.admin(), EchoDesk.READER, entry).expectProblem(409);
    }

    @Test
    void ofChangesThatAreDoneInPartTheWholeIsPassedOver() {
        System.setProperty(EchoPlugin.BAD, "true");
        String label = EchoDesk.label("bad");
        List<String> boxes = DESK.boxes("a " + label, label, "b " + label);
        JsonNode failure = DESK.failure(EchoDesk.READER);
        assertThat(failure.path("entries").asInt()).isEqualTo(3);
        assertThat(failure.path("id").asText()).isEqualTo(boxes.getFirst());
        DESK.passOver(platform.admin(), EchoDesk.READER, failure.path("entry").asLong())
                .expect(200);
        DESK.settle();
        assertThat(DESK.what(boxes.get(0))).containsExactly("created 1");
        assertThat(DESK.what(boxes.get(1))).containsExactly("created 1");
        assertThat(DESK.what(boxes.get(2))).isEmpty();
        Eventually.until(() -> assertThat(DESK.tables().number("select count(*) from system_log_reader_step"))
                .isZero());
    }

    @Test
    void oneThatHangsIsGivenUpAndHoldsNeitherServerNorSwap() throws Exception {
        System.setProperty(EchoPlugin.HANG, "true");
        String box = DESK.box(EchoDesk.label("hang")).id();
        JsonNode failure = DESK.failure(EchoDesk.READER);
        assertThat(failure.path("reason").asText()).contains("deadline");
        DESK.copied(box, 1);

        long from = System.nanoTime();
        DESK.replace("second");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from))
                .as("a swap waits for no hook")
                .isLessThan(8);

        System.clearProperty(EchoPlugin.HANG);
        DESK.settle();
        assertThat(DESK.what(box)).containsExactly("created 1");
        assertThat(DESK.batches("hang"))
                .as("the thread that hung wrote nothing more")
                .hasSize(1);
    }

    @Test
    void anotherVersionGoesOnInTheMiddle() throws Exception {
        String label = EchoDesk.label("swapped");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        try (AutoCloseable waiting = Fault.tell(name -> {
            if (Thread.currentThread().getName().startsWith("after-echo")
                    && name.equals("task.written")
                    && first.getAndSet(false)) {
                begun.countDown();
                await(goOn);
            }
        })) {
            List<String> boxes = DESK.boxes(label + " a", label + " b");
            begun.await();
            DESK.replace("second");
            goOn.countDown();
            boxes.forEach(box -> DESK.copied(box, 1));
            boxes.forEach(box -> assertThat(DESK.what(box)).containsExactly("created 1"));
            String next = DESK.box(label + " c").id();
            assertThat(DESK.copied(next, 1).getFirst().path("by_version").asText())
                    .isEqualTo("second");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whileItsPluginIsAwayItRestsAndThenGoesOnWhereItWas() {
        DESK.settle();
        DESK.takeAway();
        String box = DESK.box(EchoDesk.label("absent")).id();
        Eventually.until(
                () -> assertThat(DESK.reader(EchoDesk.READER).path("reads").asBoolean())
                        .isFalse());
        assertThat(DESK.reader(EchoDesk.READER).path("behind").asLong()).isPositive();
        assertThat(DESK.reader(EchoDesk.READER).has("rests_since")).isTrue();
        DESK.bringBack();
        DESK.copied(box, 1);
        platform.restart();
        DESK.settle();
        assertThat(DESK.what(box)).containsExactly("created 1");
    }

    @Test
    void aPluginThatIsNewBeginsWithWhatComesNext() {
        DESK.settle();
        DESK.takeAway();
        DESK.tables().execute("delete from system_log_reader where name = '" + EchoDesk.READER + "'");
        String past = DESK.box(EchoDesk.label("past")).id();
        DESK.bringBack();
        String next = DESK.box(EchoDesk.label("next")).id();
        DESK.copied(next, 1);
        assertThat(DESK.what(past)).isEmpty();
    }

    @Test
    void onSeveralNodesOneReadsAndWhoeverLosesTheSeatWritesNothingMore(@TempDir Path home) throws Exception {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        String label = EchoDesk.label("nodes");
        List<String> boxes = new ArrayList<>();
        try (Kernel second = SecondNode.start(platform, home)) {
            assertThat(second.port()).isPositive();
            for (int i = 0; i < 60; i++) {
                boxes.add(DESK.box(label + " " + i).id());
                if (i % 10 == 5) {
                    // as if whoever reads had been paused for longer than the lease
                    DESK.tables()
                            .execute("update system_log_reader set fence = fence + 1, holder = null, held_until = now()"
                                    + " where name = '" + EchoDesk.READER + "'");
                }
            }
            boxes.forEach(box -> DESK.copied(box, 1));
        }
        DESK.settle();
        boxes.forEach(box -> assertThat(DESK.what(box)).containsExactly("created 1"));
    }
}
