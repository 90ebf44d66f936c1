package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.testing.ServerProcess;
import org.kontor.testing.TestDatabase;

/** A new server dies while it makes its tables: the next start goes on, without anybody's help. */
class MigrationKillTest {
    /** At every step in the long run, else at some; a change set has mostly three. */
    private static final int STRIDE = Boolean.getBoolean("kontor.test.long") ? 0 : 39;

    @TempDir
    Path home;

    @OfEachDatabase
    @Tag("R-04")
    void aStartThatDiedIsGoneOnWith(TestDatabase database) throws Exception {
        List<String> whole;
        try (ServerProcess server = ServerProcess.in(Files.createDirectory(home.resolve("whole")), database)) {
            server.start();
            whole = tables(server);
        }

        int deaths = 0;
        try (ServerProcess server = ServerProcess.in(home, database).program(HaltingServer.class)) {
            while (dies(server, 1 + deaths % 3 + STRIDE)) {
                deaths++;
            }
            assertThat(tables(server)).isEqualTo(whole);
        }
        assertThat(deaths).as("starts that died").isPositive();
    }

    /** Starts it, and answers whether it died at that step from where it was. */
    private static boolean dies(ServerProcess server, int at) throws Exception {
        Path file = server.home().resolve(HaltingServer.FILE);
        Files.writeString(file, Integer.toString(at));
        try {
            server.start();
            return false;
        } catch (IllegalStateException | UncheckedIOException ended) {
            assertThat(server.awaitEnd(Duration.ofSeconds(30)))
                    .as("%s", ended.getMessage())
                    .isEqualTo(HaltingServer.CODE);
            return true;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** What there is, and what is remembered of how it came to be. */
    private static List<String> tables(ServerProcess server) throws Exception {
        server.kill();
        // not by the address that is this process's own: H2 would not find the file under another one
        Tables tables = new Tables(() -> DriverManager.getConnection(
                server.database().url(), server.database().user(), ""));
        List<String> all = tables.texts(
                "select lower(table_name || '.' || column_name || ' ' || data_type) from information_schema.columns"
                        + " where table_schema = current_schema order by 1");
        all.addAll(tables.texts("select name || ' ' || fingerprint from system_migration order by 1"));
        all.addAll(tables.texts("select filename || ' ' || id from databasechangelog where author <> 'kontor'"
                + " or filename <> 'derived' group by filename, id order by 1"));
        all.addAll(tables.texts("select notice || ' ' || definition from system_notice_state order by 1"));
        return all;
    }
}
