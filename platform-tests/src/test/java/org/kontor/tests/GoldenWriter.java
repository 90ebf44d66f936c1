package org.kontor.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.testing.FreshDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.golden.DatabaseText;

/**
 * Writes the databases that {@link GoldenTest} starts on. It is no test and runs by its name alone, when a released version
 * of Kontor is to be kept: {@code ./kontor test -pl platform-tests -am -Dtest=GoldenWriter
 * -Dsurefire.failIfNoSpecifiedTests=false}. The files of versions before stay.
 */
class GoldenWriter {
    @RegisterExtension
    static final PlatformExtension any = PlatformExtension.with();

    @TempDir
    Path folder;

    @Test
    void write() throws Exception {
        Path kept = Path.of("src/test/resources/org/kontor/tests/golden");
        Files.createDirectories(kept);
        for (TestDatabase database : TestDatabase.values()) {
            Path home = Files.createDirectories(folder.resolve(database.name()));
            FreshDatabase fresh = FreshDatabase.of(database, home);
            try (Installation installation = Installation.start(any.client(), fresh, home)) {
                Depot.setUp(installation.admin());
            }
            try (Connection connection = fresh.connect()) {
                Files.writeString(
                        kept.resolve(GoldenTest.VERSION + "-" + GoldenTest.name(database) + ".sql"),
                        DatabaseText.write(connection, database));
            }
        }
    }
}
