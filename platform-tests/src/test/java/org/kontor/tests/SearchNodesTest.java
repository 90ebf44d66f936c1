package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.object;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.Kernel;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.finding.FindingPlugin;

/** What is written on one server is found on the other, and after a restart. */
@OnEachDatabase
class SearchNodesTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(FindingPlugin.class);

    @Test
    @Tag("PLUS-88")
    void whatOneServerSavesTheOtherFinds(@TempDir Path home) {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        Finding.firm(platform.admin(), "Before Ltd");
        try (Kernel second = SecondNode.start(platform, home)) {
            TestClient there = SecondNode.client(second, platform.admin());
            Eventually.until(() -> assertThat(Finding.found(there, "before")).containsExactly("Before Ltd"));
            for (int i = 0; i < 10; i++) {
                String name = "Nodeword" + (char) ('a' + i);
                Answer made = Finding.firm(platform.admin(), name);
                // committed before it is asked for: the other waits until it has read so far
                assertThat(Finding.found(there, name)).containsExactly(name);
                platform.admin()
                        .patch(Finding.FIRMS + "/" + made.id(), made.etag(), object("called", "Another"))
                        .expect(200);
                assertThat(Finding.found(there, name)).isEmpty();
            }
        }
    }

    @Test
    void aServerThatIsStartedAgainAnswersTheSame() {
        Finding.firm(platform.admin(), "Lasting Ltd", "city", "Städtchen");
        assertThat(Finding.found(platform.admin(), "stadtchen")).containsExactly("Lasting Ltd");
        platform.restart();
        Eventually.until(
                () -> assertThat(Finding.found(platform.admin(), "stadtchen")).containsExactly("Lasting Ltd"));
        assertThat(platform.home().resolve("data/index/1")).isDirectory();
    }
}
