package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Verb;
import org.kontor.core.Kernel;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.telling.TellingPlugin;

/** Two servers on one PostgreSQL tell nobody twice, and when one ends the other goes on. */
@OnEachDatabase
class NoticeNodesTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(TellingPlugin.class);

    private static final Tables TABLES = new Tables(platform::connect);
    private static final int VISITS = 15;

    private static void visits(String host) {
        for (int i = 0; i < VISITS; i++) {
            platform.admin()
                    .post(
                            "records/telling/visit",
                            object(
                                    "subject",
                                    "visit " + i,
                                    "state",
                                    i % 2 == 0 ? "planned" : "cancelled",
                                    "host",
                                    host,
                                    "remind_at",
                                    Instant.now().plusMillis(1500).toString()))
                    .expect(201);
        }
    }

    @Test
    void twoServersTellNobodyTwiceAndNothingIsLostWhenOneEnds(@TempDir Path home) throws Exception {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        platform.users().role("visitor", grant("telling.visit", Verb.READ));
        platform.users().add("ada", "visitor");
        String ada = platform.users().id("user ada");
        try (Kernel second = SecondNode.start(platform, home)) {
            assertThat(second.port()).isPositive();
            visits(ada);
            Eventually.until(() -> assertThat(TABLES.number("select count(*) from system_notice"))
                    .isEqualTo(VISITS));
            visits(ada);
        }
        Eventually.until(() ->
                assertThat(TABLES.number("select count(*) from system_notice")).isEqualTo(2 * VISITS));
        Told.everything(platform);
        assertThat(TABLES.number("select count(distinct about_id) from system_notice where notice <> 'telling_off'")
                        + TABLES.number(
                                "select count(distinct about_id) from system_notice where notice = 'telling_off'"))
                .isEqualTo(2 * VISITS + 1);
        assertThat(TABLES.number("select count(*) from system_notice")).isEqualTo(2 * VISITS + 1);
    }
}
