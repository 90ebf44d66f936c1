package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.kontor.api.ActionName;
import org.kontor.api.EntityName;
import org.kontor.api.Outcome;
import org.kontor.core.database.Fault;
import org.kontor.core.meta.EntityMeta;
import org.opentest4j.TestAbortedException;

/**
 * A task that is killed on its way, and one whose steps outside end in each way that there is. Nothing goes outside in
 * truth: what becomes of a step is said beforehand.
 */
final class KilledTask {
    private static final Set<String> ENDED = Set.of("done", "failed", "cancelled", "unknown");
    private static final int KILLS = 5;

    /** Whose server is gone, that is noticed when its lease has ended and somebody looks. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

    private static final String BROKE = "task.broke";

    private final PlatformExtension platform;
    private final Samples samples;
    private final ActionName action;

    KilledTask(PlatformExtension platform, Samples samples, ActionName action) {
        this.platform = platform;
        this.samples = samples;
        this.action = action;
    }

    /** A task that was started, and how many rows there were before. */
    private record Started(String id, OwnRows before) {}

    /** What a run left: how it ended, and by how many rows each of the plugin's tables has grown. */
    private record Left(String state, Map<String, Integer> grown) {}

    void checkKilled() {
        AtomicInteger places = new AtomicInteger();
        run(point -> {}, Outcome.done());
        Left whole = run(point -> places.incrementAndGet(), Outcome.done());
        if (!whole.state().equals("done")) {
            throw new TestAbortedException(action + " ends as " + whole.state() + " when nothing disturbs it");
        }
        int stride = Math.max(1, places.get() / KILLS);
        for (int place = 1; place <= places.get(); place += stride) {
            int killedAt = place;
            AtomicInteger passed = new AtomicInteger();
            AtomicBoolean wentOut = new AtomicBoolean();
            Left left = run(
                    point -> {
                        wentOut.compareAndSet(false, point.startsWith("task.outside"));
                        if (passed.incrementAndGet() == killedAt) {
                            throw new Fault.Killed();
                        }
                    },
                    Outcome.done());
            // what became of a step outside is unknown then, and the task may end otherwise
            if (wentOut.get() && !left.state().equals(whole.state())) {
                continue;
            }
            assertThat(left)
                    .as("%s, killed at place %d of %d", action, killedAt, places.get())
                    .isEqualTo(whole);
        }
    }

    void checkOutcomes() {
        for (Outcome outcome : List.of(Outcome.done(), Outcome.failed("busy"), Outcome.unknown("the line broke off"))) {
            AtomicInteger broke = new AtomicInteger();
            run(
                    point -> {
                        if (point.equals(BROKE)) {
                            broke.incrementAndGet();
                        }
                    },
                    outcome);
            assertThat(broke.get())
                    .as("failures of the code of %s where the outcome is %s", action, outcome)
                    .isZero();
        }
        AtomicInteger crashes = new AtomicInteger();
        AtomicInteger broke = new AtomicInteger();
        run(
                point -> {
                    if (point.equals("task.outside.done") && crashes.getAndIncrement() == 0) {
                        throw new Fault.Killed();
                    }
                    if (point.equals(BROKE)) {
                        broke.incrementAndGet();
                    }
                },
                Outcome.done());
        assertThat(broke.get())
                .as("failures of the code of %s after a crash in the middle of a step outside", action)
                .isZero();
    }

    private Left run(Consumer<String> passing, Outcome outcome) {
        boolean[] isKilled = {false};
        Started started;
        JsonNode task;
        try (AutoCloseable told = Fault.tell(point -> {
                    if (Thread.currentThread().getName().equals("task-" + action)) {
                        try {
                            passing.accept(point);
                        } catch (Fault.Killed killed) {
                            isKilled[0] = true;
                            throw killed;
                        }
                    }
                });
                AutoCloseable answered = Fault.answerBy(outcome)) {
            started = start();
            String id = started.id();
            Patience.until(TAKEN_OVER, () -> isKilled[0] || hasEnded(id));
            if (isKilled[0]) {
                // who was killed is gone whole: while others of its tasks run, its lease is renewed for all of them
                platform.restart();
            }
            Patience.until(TAKEN_OVER, () -> hasEnded(id));
            task = task(id);
        } catch (Exception e) {
            throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
        }
        String state = task.path("state").asText();
        assertThat(state).as("%s has to end: %s", action, task).isIn("done", "failed", "unknown", "waiting");
        return new Left(state, started.before().grown());
    }

    private boolean hasEnded(String id) {
        return ENDED.contains(task(id).path("state").asText());
    }

    private JsonNode task(String id) {
        return platform.admin().get("records/system/task/" + id).expect(200).json();
    }

    private Started start() {
        for (int i = 0; i < KILLS; i++) {
            String path = action.entity() == null ? "actions/" + action.plugin() + "/" + action.name() : "";
            TestClient client = platform.admin();
            if (path.isEmpty()) {
                EntityMeta entity =
                        platform.kernel().catalog().get(EntityName.parse(Objects.requireNonNull(action.entity())));
                SampleRecords.Made made = samples.maker().create(entity);
                client = client.header("If-Match", made.answer().etag());
                path = SampleRecords.path(entity) + "/" + made.id() + "/actions/" + action.name();
            }
            OwnRows before = OwnRows.now();
            Answer answer = client.post(path, Json.object());
            if (answer.status() == 202) {
                return new Started(answer.json().path("task").path("id").asText(), before);
            }
        }
        throw new TestAbortedException(action + " does not start with any sample");
    }
}
