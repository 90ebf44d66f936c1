package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.testing.ServerProcess;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.telephony.TelephonyPlugin;
import org.kontor.tests.works.WorksPlugin;

/** The server is killed while tasks run: they end after the next start, and nothing of them happens twice. */
class TaskKillTest {
    private static final int KILLS = Boolean.getBoolean("kontor.test.long") ? 50 : 2;
    private static final int ITEMS = 300;
    private static final int CALLS_BEFORE_A_KILL = 12;
    private static final long LONGEST_UNTIL_KILL = 100_000_000L;
    private static final long PATIENCE = 60_000_000_000L;

    @TempDir
    Path home;

    @OfEachDatabase
    void everyTaskEndsAndNoStepIsDoneTwice(TestDatabase database) throws Exception {
        Random random = new Random(17);
        List<String> tasks = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        int counted = 0;
        try (FakePbx pbx = FakePbx.start();
                ServerProcess server = ServerProcess.in(home, database, TelephonyPlugin.class, WorksPlugin.class)
                        .setting("kontor.task.lease", "1s")
                        .setting("kontor.network.allow", "127.0.0.1:" + pbx.port())) {
            for (int kill = 0; kill < KILLS; kill++) {
                TestClient admin = server.start();
                if (kill == 0) {
                    prepare(admin, pbx.port());
                }
                int heard = pbx.lines().size();
                tasks.add(Tasks.start(admin, "works/all", object()));
                counted++;
                for (int i = 0; i < CALLS_BEFORE_A_KILL; i++) {
                    // some are answered well, some with busy, and of some the line breaks off
                    String number = "+420602" + (100_000 + numbers.size()) + (1 + numbers.size() % 3);
                    numbers.add(number);
                    tasks.add(Tasks.start(admin, "telephony/dial", object("number", number)));
                }
                awaitFirstCall(pbx, heard);
                LockSupport.parkNanos(random.nextLong(LONGEST_UNTIL_KILL));
                server.kill();
            }

            TestClient admin = server.start();

            for (String task : tasks) {
                JsonNode ended = TaskWait.ended(admin, task);
                assertThat(ended.path("state").asText()).as("%s", ended).isEqualTo("done");
            }
            Tasks.expectCountedOnceEach(admin, ITEMS, counted);
            expectCalledOnce(admin, numbers, pbx.lines());
        }
    }

    /** Tasks run from here on. */
    private static void awaitFirstCall(FakePbx pbx, int before) {
        long end = System.nanoTime() + PATIENCE;
        while (pbx.lines().size() <= before && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000L);
        }
        assertThat(pbx.lines()).hasSizeGreaterThan(before);
    }

    private static void prepare(TestClient admin, int port) {
        admin.post("records/system/setting", object("plugin", "telephony", "name", "port", "content", "" + port))
                .expect(201);
        for (int i = 0; i < ITEMS; i++) {
            admin.post("records/works/item", object("label", "each " + i)).expect(201);
        }
    }

    private static void expectCalledOnce(TestClient admin, List<String> numbers, List<String> heard) {
        Map<String, String> states = admin.get("records/telephony/phone_call/export").expect(200).lines().stream()
                .collect(Collectors.toMap(
                        call -> call.path("number").asText(),
                        call -> call.path("state").asText()));
        assertThat(states.keySet()).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(heard).doesNotHaveDuplicates();
        for (String number : numbers) {
            boolean wasHeard = heard.contains("DIAL " + number);
            switch (states.get(number)) {
                case "talking" -> assertThat(number).endsWith("1");
                case "failed" -> assertThat(number).endsWith("2");
                case "unknown" -> {
                    // whether it was dialled before the kill, nobody knows
                    continue;
                }
                default -> throw new AssertionError(number + " is " + states.get(number));
            }
            assertThat(wasHeard).as("%s was dialled", number).isTrue();
        }
    }
}
