package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.telephony.TelephonyPlugin;

/** A number is dialled behind the request: logged before, tried once, and told honestly, whatever happens in between. */
@OnEachDatabase
class DialTest {
    private static final FakePbx PBX = FakePbx.start();
    private static final String DIAL = "actions/telephony/dial";

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(TelephonyPlugin.class)
            .setting("kontor.network.allow", "127.0.0.1:" + PBX.port())
            .setting("kontor.network.timeout", "40s")
            // of those that are killed none is to be late as well, however busy the machine is
            .setting("kontor.task.deadline", "10s")
            .setting("kontor.task.lease", "1s");

    /** At every step in the long run, else at some. */
    private static final int STRIDE = Boolean.getBoolean("kontor.test.long") ? 1 : 3;

    private static final AtomicInteger NUMBERS = new AtomicInteger(100_000);

    @BeforeEach
    void point() {
        Answer known = platform.admin()
                .get("records/system/setting?filter=plugin==telephony")
                .expect(200);
        if (known.json().path("records").isEmpty()) {
            platform.admin()
                    .post(
                            "records/system/setting",
                            object("plugin", "telephony", "name", "port", "content", "" + PBX.port()))
                    .expect(201);
        }
    }

    @AfterAll
    static void hangUp() {
        // the telephone system stays for the other database
        assertThat(PBX.lines()).isNotEmpty();
    }

    private static String number(int lastDigit) {
        return "+420602" + NUMBERS.incrementAndGet() + lastDigit;
    }

    private static String digits(String number) {
        return "DIAL " + number;
    }

    private static Answer dial(TestClient who, String number) {
        return who.post(DIAL, object("number", number));
    }

    private static JsonNode call(String number) {
        JsonNode calls = platform.admin()
                .get("records/telephony/phone_call?filter=number==%27" + number.replace("+", "%2B") + "%27")
                .expect(200)
                .json()
                .path("records");
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private static long dialled(String number) {
        return PBX.lines().stream().filter(digits(number)::equals).count();
    }

    @ParameterizedTest
    @CsvSource({"1, talking", "2, failed", "3, unknown"})
    void whatBecameOfACallIsToldHonestly(int lastDigit, String state) {
        String number = number(lastDigit);
        Answer taken = dial(platform.admin(), number).expect(202);
        String id = taken.json().path("task").path("id").asText();
        assertThat(taken.headers().firstValue("Location")).hasValue("/api/v1/records/system/task/" + id);

        JsonNode task = TaskWait.ended(platform.admin(), id);

        assertThat(task.path("state").asText()).isEqualTo("done");
        assertThat(call(number).path("state").asText()).isEqualTo(state);
        assertThat(task.path("shows").path("id")).isEqualTo(call(number).path("id"));
        assertThat(dialled(number)).isEqualTo(1);
    }

    @Test
    void aRequestThatIsSentTwiceDialsOnce() {
        String number = number(1);
        TestClient keyed = platform.admin().header("Idempotency-Key", "dial-" + number);
        Answer first = dial(keyed, number).expect(202);
        Answer second = dial(keyed, number).expect(202);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        TaskWait.ended(platform.admin(), first.json().path("task").path("id").asText());
        assertThat(dialled(number)).isEqualTo(1);
    }

    @Test
    void whateverIsTypedAsANumberTheTelephoneSystemHearsOneOrder() {
        Random random = new Random(90);
        String bad = "\r\nAction: Originate\n\u0000;,&|()0123456789+*#abc\u2028";
        int before = PBX.lines().size();
        int taken = 0;
        for (int i = 0; i < 60; i++) {
            StringBuilder number = new StringBuilder("+4206");
            random.ints(12, 0, bad.length()).forEach(at -> number.append(bad.charAt(at)));
            Answer answer = dial(platform.admin(), number + "1");
            assertThat(answer.status()).isIn(202, 422);
            if (answer.status() == 202) {
                taken++;
                TaskWait.ended(
                        platform.admin(), answer.json().path("task").path("id").asText());
            }
        }
        List<String> heard = PBX.lines().subList(before, PBX.lines().size());
        assertThat(heard).hasSize(taken).allMatch(line -> line.matches("DIAL [0-9+*#]+"));
    }

    @Test
    void aNumberThatIsMissingIsRefusedAndStartsNothing() {
        platform.admin().post(DIAL, object()).expectProblem(422);
        platform.admin().post(DIAL, object("number", 7, "other", true)).expectProblem(422);
    }

    @Test
    void nobodyDialsWithoutThePermissionNorSeesTheTasksOfOthers() {
        String id = dial(platform.admin(), number(1))
                .expect(202)
                .json()
                .path("task")
                .path("id")
                .asText();
        TestClient stranger = platform.users().nobody();

        dial(stranger, number(1)).expectProblem(403);
        stranger.get("records/system/task/" + id).expectProblem(404);
        TaskWait.ended(platform.admin(), id);
    }

    @Test
    void theActionIsOfferedBesideEveryPhoneNumber() {
        JsonNode fields = platform.admin()
                .get("meta/telephony/phone_call")
                .expect(200)
                .json()
                .path("fields");
        for (JsonNode field : fields) {
            boolean isPhone = field.path("type").asText().equals("phone");
            assertThat(field.path("offers").toString().contains("telephony.dial"))
                    .isEqualTo(isPhone);
        }
    }

    @Test
    void aCallThatHangsIsGivenUpAtItsDeadlineAndTheServerGoesOn() {
        String number = number(4);
        String id = dial(platform.admin(), number)
                .expect(202)
                .json()
                .path("task")
                .path("id")
                .asText();

        JsonNode task = TaskWait.ended(platform.admin(), id);

        assertThat(task.path("state").asText()).isEqualTo("unknown");
        assertThat(task.path("message").asText()).contains("deadline");
        String next = number(1);
        JsonNode other = TaskWait.ended(
                platform.admin(),
                dial(platform.admin(), next)
                        .expect(202)
                        .json()
                        .path("task")
                        .path("id")
                        .asText());
        assertThat(other.path("state").asText()).isEqualTo("done");
    }

    @Test
    void killedAtEachStepItIsDialledAtMostOnceAndLoggedOnce() throws Exception {
        int killedAt = 1;
        while (dialKilledAt(killedAt)) {
            killedAt += STRIDE;
        }
        assertThat(killedAt).as("places to be killed at").isGreaterThan(8);
    }

    private static boolean dialKilledAt(int place) throws Exception {
        String number = number(1);
        AtomicInteger passed = new AtomicInteger();
        AtomicInteger kills = new AtomicInteger();
        String id;
        try (AutoCloseable told = Fault.tell(point -> {
            boolean isTask = Thread.currentThread().getName().equals("task-telephony.dial");
            if (isTask && passed.incrementAndGet() == place) {
                kills.incrementAndGet();
                throw new Fault.Killed();
            }
        })) {
            id = dial(platform.admin(), number)
                    .expect(202)
                    .json()
                    .path("task")
                    .path("id")
                    .asText();
            Eventually.until(() -> {
                boolean hasEnded = Set.of("done", "failed", "unknown")
                        .contains(platform.admin()
                                .get("records/system/task/" + id)
                                .expect(200)
                                .json()
                                .path("state")
                                .asText());
                assertThat(kills.get() > 0 || hasEnded).isTrue();
            });
        }
        if (kills.get() > 0 && platform.database() == TestDatabase.H2) {
            platform.restart();
        }
        JsonNode task = TaskWait.ended(platform.admin(), id);
        assertThat(task.path("state").asText())
                .as("killed at %d: %s", place, task.path("message").asText())
                .isEqualTo("done");
        assertThat(call(number).path("state").asText())
                .as("killed at %d", place)
                .isIn("talking", "unknown");
        assertThat(dialled(number)).as("killed at %d", place).isLessThanOrEqualTo(1);
        if (call(number).path("state").asText().equals("talking")) {
            assertThat(dialled(number)).isEqualTo(1);
        }
        return kills.get() > 0;
    }
}
