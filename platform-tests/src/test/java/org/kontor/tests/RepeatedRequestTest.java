package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.yard.YardPlugin;

/** A request under a key has one effect within a day, and is a new request after it. */
@OnEachDatabase
class RepeatedRequestTest {
    private static final ManualClock CLOCK = ManualClock.at("2026-11-22T10:00:00Z");

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(YardPlugin.class).clock(CLOCK).setting("kontor.session.idle-timeout", "3d");

    private static final String CRATES = "records/yard/crate";

    @Test
    void aKeyOfYesterdayIsFreeAgainToTheMinute() {
        Answer first = create("daily", "one");
        CLOCK.advance(Duration.ofHours(24).minusMinutes(1));
        // whatever is swept is swept now, and not again for a while
        create("another", "other");
        assertThat(create("daily", "one").id()).isEqualTo(first.id());
        CLOCK.advance(Duration.ofMinutes(2));
        Answer next = create("daily", "one");
        assertThat(next.id()).isNotEqualTo(first.id());
        assertThat(create("daily", "one").id()).isEqualTo(next.id());
    }

    @Test
    void oddBodiesAtTheDoorsOfTrashAndSharesNameWhatIsWrong() {
        Answer crate = create("shared", "shared");
        String shares = CRATES + "/" + crate.id() + "/shares";
        TestClient admin = platform.admin();
        admin.get("trash/yard/crate?cursor=x").expectProblem(400);
        for (String field : List.of("user", "team")) {
            Answer odd = admin.post(shares, object(field, "x")).expectProblem(400);
            assertThat(odd.text("detail")).contains(field);
        }
        for (String parameter : List.of("actor", "record")) {
            Answer odd = admin.get("audit/changes?" + parameter + "=x").expectProblem(400);
            assertThat(odd.text("detail")).contains(parameter);
        }
    }

    private static Answer create(String key, String label) {
        return platform.admin()
                .header("Idempotency-Key", key)
                .post(CRATES, object("label", label))
                .expect(201);
    }
}
