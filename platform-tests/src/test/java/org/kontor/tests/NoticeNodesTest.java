package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Verb;
import org.kontor.core.Kernel;
import org.kontor.core.StartOptions;
import org.kontor.core.config.Configuration;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.telling.TellingPlugin;

/** Two servers on one PostgreSQL tell nobody twice, and when one ends the other goes on. */
@OnEachDatabase
class NoticeNodesTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(TellingPlugin.class);

    private static final int VISITS = 15;

    private Kernel second(Path home) throws SQLException {
        String url;
        try (Connection connection = platform.connect()) {
            url = connection.getMetaData().getURL();
        }
        Configuration configuration = Configuration.load(
                home,
                Map.of(),
                List.of(
                        "--kontor.http.port=0",
                        "--kontor.plugins-dir=" + platform.home().resolve("plugins"),
                        "--kontor.database.url=" + url.replaceFirst("\\?.*", ""),
                        "--kontor.database.user=postgres"));
        return Kernel.start(configuration, new StartOptions(Clock.systemUTC(), List.of(), password -> {}));
    }

    private static long number(String sql) {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

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
        try (Kernel second = second(home)) {
            assertThat(second.port()).isPositive();
            visits(ada);
            TaskWait.until(() ->
                    assertThat(number("select count(*) from system_notice")).isEqualTo(VISITS));
            visits(ada);
        }
        TaskWait.until(
                () -> assertThat(number("select count(*) from system_notice")).isEqualTo(2 * VISITS));
        Told.everything(platform);
        assertThat(number("select count(distinct about_id) from system_notice where notice <> 'telling_off'")
                        + number("select count(distinct about_id) from system_notice where notice = 'telling_off'"))
                .isEqualTo(2 * VISITS + 1);
        assertThat(number("select count(*) from system_notice")).isEqualTo(2 * VISITS + 1);
    }
}
