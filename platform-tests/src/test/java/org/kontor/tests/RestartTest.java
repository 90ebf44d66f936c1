package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.DatabaseState;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** Stopping, starting, and failing just before the end. */
@OnEachDatabase
class RestartTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String THINGS = "records/every/thing";

    @Test
    void everythingIsThereAfterARestart() {
        Answer made = platform.admin()
                .post(
                        THINGS,
                        object("caption", "kept", "count", 3, "lines", array(object("text", "a"), object("text", "b"))))
                .expect(201);
        Answer history =
                platform.admin().get(THINGS + "/" + made.id() + "/history").expect(200);
        platform.restart();
        assertThat(platform.admin().get(THINGS + "/" + made.id()).expect(200).json())
                .isEqualTo(made.json());
        assertThat(platform.admin()
                        .get(THINGS + "/" + made.id() + "/history")
                        .expect(200)
                        .json())
                .isEqualTo(history.json());
        platform.admin()
                .patch(THINGS + "/" + made.id(), made.etag(), object("count", 4))
                .expect(200);
    }

    @Test
    void aTransactionThatFailsBeforeItCommitsLeavesNothing() throws Exception {
        platform.admin();
        DatabaseState before = platform.state("system_session");
        try (AutoCloseable failing = Fault.tell(point -> {
            throw new IllegalStateException("a fault at " + point);
        })) {
            Answer answer =
                    platform.admin().post(THINGS, object("caption", "lost", "lines", array(object("text", "a"))));
            answer.expectProblem(500);
            assertThat(answer.json().path("id").asText()).isNotEmpty();
            assertThat(answer.body()).doesNotContain("a fault at", "IllegalState");
        }
        assertThat(platform.state("system_session").tables()).isEqualTo(before.tables());
    }
}
