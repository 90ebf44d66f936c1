package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.Kernel;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.works.WorksPlugin;

/** Two servers on one PostgreSQL: one of them holds a background, and what the other writes too late is refused. */
@OnEachDatabase
class TwoNodesTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(WorksPlugin.class).setting("kontor.task.lease", "1s");

    private static final Tables TABLES = new Tables(platform::connect);

    private static long beats() {
        return TABLES.number("select count(*) from works_item where label = 'beat'");
    }

    private static String state() {
        JsonNode works = platform.admin().get("platform/works").expect(200).json();
        return works.path("backgrounds").get(0).path("state").asText();
    }

    @Test
    void whoeverLosesABackgroundStopsAndAnotherTakesOver(@TempDir Path home) throws Exception {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        Eventually.until(() -> assertThat(beats()).isPositive());
        try (Kernel second = SecondNode.start(platform, home, "--kontor.task.lease=1s")) {
            assertThat(second.port()).isPositive();
            long fence = TABLES.number("select fence from system_lease where name = 'works.beat'");
            // as if the first had been paused for longer than its lease: the second has it, under a higher fence
            TABLES.execute("update system_lease set fence = fence + 1, node = null where name = 'works.beat'");
            Eventually.until(() -> assertThat(TABLES.number("select fence from system_lease where name = 'works.beat'"))
                    .isGreaterThan(fence + 1));
            long before = beats();
            Eventually.until(() -> assertThat(beats()).isGreaterThan(before + 1));
            assertThat(TABLES.number("select count(*) from system_lease where node is not null"))
                    .isEqualTo(1);
        }
        Eventually.until(() -> assertThat(state()).isEqualTo("held"));
    }

    @Test
    void aTaskOfANodeThatWasTakenForDeadIsFinishedByAnother(@TempDir Path home) throws Exception {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        try (Kernel second = SecondNode.start(platform, home, "--kontor.task.lease=1s")) {
            assertThat(second.port()).isPositive();
            String id = Tasks.start(platform.admin(), "works/slow", object());
            Eventually.until(() -> assertThat(steps(id)).isPositive());
            long fence = TABLES.number("select fence from system_task_run where task_id = '" + id + "'");
            // its lease has ended while it was paused: whoever looks first takes it, and the late one writes nothing
            TABLES.execute(
                    "update system_task_run set lease_until = now() - interval '1 hour' where task_id = '" + id + "'");
            Eventually.until(
                    () -> assertThat(TABLES.number("select fence from system_task_run where task_id = '" + id + "'"))
                            .isGreaterThanOrEqualTo(fence));
            long before = steps(id);
            Eventually.until(() -> assertThat(steps(id)).isGreaterThan(before));
            assertThat(TABLES.number("select count(*) from (select step from system_task_step where task_id = '" + id
                            + "' group by step having count(*) > 1) twice"))
                    .isZero();
            TABLES.execute("update system_task_run set cancelled = true where task_id = '" + id + "'");
            TaskWait.ended(platform.admin(), id);
        }
    }

    private static long steps(String id) {
        return TABLES.number("select count(*) from system_task_step where task_id = '" + id + "'");
    }
}
