package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.upgrading.UpgradingPlugin;

/** A plugin that is installed in a later version has nothing to fill. */
@OnEachDatabase
class FreshUpgradeTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(UpgradingPlugin.class);

    static {
        System.setProperty(UpgradingPlugin.VERSION, "2");
    }

    @AfterAll
    static void theFirstVersion() {
        System.setProperty(UpgradingPlugin.VERSION, "1");
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

    @Test
    void aPluginThatWasNeverHereHasNothingToFillAndOneThatComesBackNeither() {
        assertThat(number("select count(*) from system_upgrade where done_at is not null and task_id is null"))
                .isEqualTo(3);
        platform.admin().post("records/upgrading/place", object("label", "new")).expect(201);
        platform.restart();
        assertThat(number("select count(*) from system_task")).isZero();
        System.setProperty(UpgradingPlugin.VERSION, "3");
        platform.restart();
        TaskWait.until(() -> assertThat(number("select count(*) from system_task where state = 'done'"))
                .isEqualTo(1));
        assertThat(number("select count(*) from system_task")).isEqualTo(1);
        System.setProperty(UpgradingPlugin.VERSION, "2");
        platform.restart();
        System.setProperty(UpgradingPlugin.VERSION, "3");
        platform.restart();
        assertThat(number("select count(*) from system_task")).isEqualTo(1);
        System.setProperty(UpgradingPlugin.VERSION, "2");
    }
}
