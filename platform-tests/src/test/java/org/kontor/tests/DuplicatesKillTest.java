package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.testing.ServerProcess;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.kin.KinPlugin;

/** The server is killed while all records are looked through for duplicates: it goes on, and ends with the same pairs. */
@Tag("PLUS-02")
class DuplicatesKillTest {
    private static final int KILLS = Boolean.getBoolean("kontor.test.long") ? 30 : 3;
    private static final int PEOPLE = 2000;
    private static final int PAIRS = 200;
    private static final long LONGEST_UNTIL_KILL = 600_000_000L;
    private static final String PATH = "records/kin/person";
    private static final String PAIR = "records/system/duplicate_pair";

    @TempDir
    Path home;

    @OfEachDatabase
    void aKilledSearchGoesOnAndEndsWithTheSamePairs(TestDatabase database) throws Exception {
        Random random = new Random(17);
        try (ServerProcess server =
                ServerProcess.in(home, database, KinPlugin.class).setting("kontor.task.lease", "1s")) {
            TestClient admin = server.start();
            List<ObjectNode> lines = new ArrayList<>();
            for (int i = 0; i < PEOPLE - PAIRS; i++) {
                lines.add(object("full_name", name(random)));
            }
            for (int i = 0; i < PAIRS; i++) {
                lines.add(object(
                        "full_name", lines.get(i).path("full_name").asText().toUpperCase(Locale.ROOT)));
            }
            admin.ndjson(PATH + "/bulk", lines).expect(200);
            // some of it is in no commit of the index yet
            String scan = start(admin);
            for (int kill = 0; kill < KILLS; kill++) {
                LockSupport.parkNanos(random.nextLong(LONGEST_UNTIL_KILL));
                server.kill();
                admin = server.start();
            }
            JsonNode ended = ended(admin, scan);
            assertThat(ended.path("compared").asInt()).isEqualTo(PEOPLE);
            Set<String> pairs = pairs(admin);
            assertThat(pairs)
                    .hasSizeGreaterThanOrEqualTo(PAIRS)
                    .hasSize(ended.path("found").asInt());
            // one that nobody disturbs finds nothing that is missing, and nothing that is too many
            JsonNode again = ended(admin, start(admin));
            assertThat(again.path("found").asInt()).isZero();
            assertThat(pairs(admin)).isEqualTo(pairs);
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int word = 0; word < 2; word++) {
            name.append(word == 0 ? "" : " ");
            for (int i = 0; i < 9; i++) {
                name.append((char) ('a' + random.nextInt(26)));
            }
        }
        return name.toString();
    }

    private static String start(TestClient admin) {
        return admin.post(PATH + "/duplicates/scan", object())
                .expect(202)
                .json()
                .at("/scan/id")
                .asText();
    }

    private static JsonNode ended(TestClient admin, String scan) {
        String task = admin.get("records/system/duplicate_scan/" + scan)
                .expect(200)
                .json()
                .at("/task/id")
                .asText();
        JsonNode ended = TaskWait.ended(admin, task);
        assertThat(ended.path("state").asText()).as("%s", ended).isEqualTo("done");
        return admin.get("records/system/duplicate_scan/" + scan).expect(200).json();
    }

    private static Set<String> pairs(TestClient admin) {
        Set<String> pairs = new TreeSet<>();
        List<JsonNode> all = admin.get(PAIR + "/export").expect(200).lines();
        all.forEach(pair -> pairs.add(pair.at("/one/id").asText() + " "
                + pair.at("/other/id").asText() + " " + pair.path("score").asText()));
        assertThat(pairs).hasSize(all.size());
        return pairs;
    }
}
