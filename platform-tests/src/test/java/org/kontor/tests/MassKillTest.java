package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.testing.ServerProcess;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.every.EveryPlugin;

/** The server is killed while mass changes and their undoing run: they end after the next start, each record changed once. */
@Tag("PLUS-10")
class MassKillTest {
    private static final int ROUNDS = Boolean.getBoolean("kontor.test.long") ? 15 : 1;
    private static final int THINGS = 1200;
    private static final long LONGEST_UNTIL_KILL = 300_000_000L;
    private static final String PATH = "records/every/thing";

    @TempDir
    Path home;

    @OfEachDatabase
    void eachRecordIsChangedOnceAndTakenBackOnce(TestDatabase database) throws Exception {
        Random random = new Random(31);
        try (ServerProcess server =
                ServerProcess.in(home, database, EveryPlugin.class).setting("kontor.task.lease", "1s")) {
            TestClient admin = server.start();
            List<JsonNode> lines = new ArrayList<>();
            for (int i = 0; i < THINGS; i++) {
                lines.add(object("caption", "thing " + i, "count", i % 7));
            }
            admin.ndjson(PATH + "/bulk", lines).expect(200);
            long version = 1;
            for (int round = 0; round < ROUNDS; round++) {
                String mass = Masses.start(
                        admin,
                        "every/thing",
                        object("filter", "caption==thing*", "change", object("note", "n" + round)));
                admin = killed(server, random);
                expectDone(Masses.ended(admin, mass));
                version++;
                expectAll(admin, version, "n" + round);
                String undo = Masses.startUndo(admin, mass);
                admin = killed(server, random);
                expectDone(Masses.ended(admin, undo));
                version++;
                expectAll(admin, version, "");

                String gone = Masses.start(admin, "every/thing", object("filter", "caption==thing*", "delete", true));
                admin = killed(server, random);
                expectDone(Masses.ended(admin, gone));
                assertThat(admin.get(PATH + "?limit=1").json().path("records")).isEmpty();
                String back = Masses.startUndo(admin, gone);
                admin = killed(server, random);
                expectDone(Masses.ended(admin, back));
                version++;
                expectAll(admin, version, "");
            }
        }
    }

    private static TestClient killed(ServerProcess server, Random random) throws Exception {
        LockSupport.parkNanos(random.nextLong(LONGEST_UNTIL_KILL));
        server.kill();
        return server.start();
    }

    private static void expectDone(JsonNode mass) {
        assertThat(mass.path("state").asText()).as("%s", mass).isEqualTo("done");
        assertThat(mass.path("changed").asInt()).as("%s", mass).isEqualTo(THINGS);
        assertThat(mass.path("failed").asInt()).as("%s", mass).isZero();
    }

    /** A second write of one would have made another version of it. */
    private static void expectAll(TestClient admin, long version, String note) {
        List<JsonNode> all = admin.get(PATH + "/export").expect(200).lines();
        assertThat(all).hasSize(THINGS).allSatisfy(each -> {
            assertThat(each.path("note").asText("")).isEqualTo(note);
            assertThat(each.path("version").asLong()).isEqualTo(version);
        });
    }
}
