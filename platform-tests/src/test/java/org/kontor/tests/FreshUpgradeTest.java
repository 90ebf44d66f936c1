package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

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

    @Test
    void aPluginThatWasNeverHereHasNothingToFillAndOneThatComesBackNeither() {
        assertThat(new Tables(platform::connect)
                        .number("select count(*) from system_upgrade where done_at is not null and task_id is null"))
                .isEqualTo(3);
        platform.admin().post("records/upgrading/place", object("label", "new")).expect(201);
        platform.restart();
        assertThat(new Tables(platform::connect).number("select count(*) from system_task"))
                .isZero();
        System.setProperty(UpgradingPlugin.VERSION, "3");
        platform.restart();
        Eventually.until(() -> assertThat(
                        new Tables(platform::connect).number("select count(*) from system_task where state = 'done'"))
                .isEqualTo(1));
        assertThat(new Tables(platform::connect).number("select count(*) from system_task"))
                .isEqualTo(1);
        System.setProperty(UpgradingPlugin.VERSION, "2");
        platform.restart();
        System.setProperty(UpgradingPlugin.VERSION, "3");
        platform.restart();
        assertThat(new Tables(platform::connect).number("select count(*) from system_task"))
                .isEqualTo(1);
        System.setProperty(UpgradingPlugin.VERSION, "2");
    }
}
