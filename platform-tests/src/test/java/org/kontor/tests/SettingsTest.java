package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
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
import org.kontor.tests.tuning.TuningPlugin;

/** What is set of plugins: for the system, for teams and for users, while people work. */
@OnEachDatabase
class SettingsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(TuningPlugin.class);

    private static final String SYSTEM = "settings/system";
    private static final String RECORDS = "records/system/setting";

    @AfterEach
    void nothingIsSet() {
        clear(SYSTEM);
    }

    private static void clear(String level) {
        ObjectNode nothing = object();
        platform.admin().get(level).expect(200).json().properties().forEach(plugin -> {
            ObjectNode names = nothing.putObject(plugin.getKey());
            plugin.getValue().fieldNames().forEachRemaining(names::putNull);
        });
        set(platform.admin(), level, nothing).expect(200);
    }

    private static Answer set(TestClient client, String level, Object values) {
        return client.patch(level, platform.admin().get(level).expect(200).etag(), values);
    }

    private static Answer set(TestClient client, String level, String name, Object value) {
        return set(client, level, object("tuning", object(name, value)));
    }

    private static String mine(String user) {
        return "settings/user/" + platform.users().id("user " + user);
    }

    private static String greeted(TestClient client) {
        return client.post("actions/tuning/greet", object()).expect(200).text("say");
    }

    private static JsonNode one(TestClient client, String name) {
        for (JsonNode plugin : client.get("settings").expect(200).json().path("plugins")) {
            for (JsonNode setting : plugin.path("settings")) {
                if (plugin.path("plugin").asText().equals("tuning")
                        && setting.path("name").asText().equals(name)) {
                    return setting;
                }
            }
        }
        return object();
    }

    @Test
    @Tag("SYS-02")
    void anAdministratorSetsWhatHoldsForTheWholeSystemInOnePlace() {
        TestClient ada = platform.users().add("ada", "tuning.guest");
        assertThat(greeted(ada)).isEqualTo("Hello");
        Answer changed = set(platform.admin(), SYSTEM, object("tuning", object("greeting", "Ahoj", "most", 3)))
                .expect(200);
        assertThat(changed.json()).isEqualTo(object("tuning", object("greeting", "Ahoj", "most", 3)));
        assertThat(greeted(ada)).as("by the next call").isEqualTo("Ahoj");
        JsonNode most = one(platform.admin(), "most");
        assertThat(most.path("type").asText()).isEqualTo("integer");
        assertThat(most.path("otherwise").asLong()).isEqualTo(10);
        assertThat(most.path("value").asLong()).isEqualTo(3);
        assertThat(most.path("from").asText()).isEqualTo("system");
        assertThat(most.path("levels")).isEqualTo(array("system"));
        set(platform.admin(), SYSTEM, "most", null).expect(200);
        assertThat(one(platform.admin(), "most").path("value").asLong()).isEqualTo(10);
        assertThat(one(platform.admin(), "most").path("from").asText()).isEqualTo("otherwise");
    }

    @Test
    void theNearestCountsTheOwnThenTheTeamsThenTheLargerTeams() {
        platform.users().team("branch").team("north").team("choir");
        String north = platform.users().id("team north");
        String branch = platform.users().id("team branch");
        Answer team = platform.admin().get("records/system/team/" + north).expect(200);
        platform.admin()
                .patch("records/system/team/" + north, team.etag(), object("part_of", branch))
                .expect(200);
        TestClient bob = platform.users().add("bob", "tuning.guest");
        String path = "records/system/user/" + platform.users().id("user bob");
        platform.admin()
                .patch(
                        path,
                        platform.admin().get(path).expect(200).etag(),
                        object(
                                "main_team",
                                north,
                                "teams",
                                array(platform.users().id("team choir"))))
                .expect(200);
        set(platform.admin(), SYSTEM, "greeting", "system").expect(200);
        assertThat(greeted(bob)).isEqualTo("system");
        set(platform.admin(), "settings/team/" + platform.users().id("team choir"), "greeting", "choir")
                .expect(200);
        assertThat(greeted(bob)).isEqualTo("choir");
        set(platform.admin(), "settings/team/" + branch, "greeting", "branch").expect(200);
        assertThat(greeted(bob)).isEqualTo("branch");
        set(platform.admin(), "settings/team/" + north, "greeting", "north").expect(200);
        assertThat(greeted(bob)).isEqualTo("north");
        set(bob, mine("bob"), "greeting", "own").expect(200);
        assertThat(greeted(bob)).isEqualTo("own");
        assertThat(one(bob, "greeting").path("from").asText()).isEqualTo("user");
        set(bob, mine("bob"), "greeting", null).expect(200);
        assertThat(greeted(bob)).isEqualTo("north");
        assertThat(one(bob, "greeting").path("from").asText()).isEqualTo("team");
    }

    @Test
    void nobodySetsSomethingForOthersOrSeesWhatIsTheSystems() {
        TestClient carl = platform.users().add("carl", "tuning.guest");
        platform.users().add("dora", "tuning.guest");
        platform.users().team("south");
        String team = "settings/team/" + platform.users().id("team south");
        for (String level : new String[] {SYSTEM, team, mine("dora")}) {
            carl.get(level).expectProblem(403);
            set(carl, level, "greeting", "mine").expectProblem(403);
        }
        set(carl, mine("carl"), "most", 99).expectProblem(422, "tuning.most");
        assertThat(one(carl, "most")).as("what is the system's alone").isEqualTo(object());
        assertThat(one(carl, "greeting").path("levels")).isEqualTo(array("user"));
        // the same by the records' own door
        for (ObjectNode whose : new ObjectNode[] {
            object(),
            object("for_team", platform.users().id("team south")),
            object("for_user", platform.users().id("user dora"))
        }) {
            whose.put("plugin", "tuning").put("name", "greeting").put("content", "mine");
            assertThat(carl.post(RECORDS, whose).status()).isIn(403, 422);
        }
        set(platform.admin(), mine("dora"), "greeting", "dora's").expect(200);
        assertThat(carl.get(RECORDS).expect(200).json().path("records")).isEmpty();
        assertThat(greeted(carl)).isEqualTo("Hello");
        clear(mine("dora"));
        platform.admin()
                .get("settings/team/" + platform.users().id("user carl"))
                .expectProblem(404);
        platform.client().get("settings").expectProblem(401);
    }

    @Test
    void whatEverybodySetsForThemselvesIsARecordOfTheirs() {
        TestClient emil = platform.users().add("emil", "tuning.guest");
        String id = platform.users().id("user emil");
        Answer made = emil.post(
                        RECORDS, object("plugin", "tuning", "name", "greeting", "content", "Servus", "for_user", id))
                .expect(201);
        assertThat(greeted(emil)).isEqualTo("Servus");
        assertThat(emil.get(mine("emil")).expect(200).json()).isEqualTo(object("tuning", object("greeting", "Servus")));
        emil.patch(RECORDS + "/" + made.id(), made.etag(), object("for_user", null))
                .expectProblem(422);
        set(emil, mine("emil"), "greeting", "Moin").expect(200);
        JsonNode history = platform.admin()
                .get(RECORDS + "/" + made.id() + "/history")
                .expect(200)
                .json();
        assertThat(history.at("/entries/0/changes/content")).isEqualTo(array("Servus", "Moin"));
        emil.delete(
                        RECORDS + "/" + made.id(),
                        emil.get(RECORDS + "/" + made.id()).etag())
                .expect(204);
        assertThat(greeted(emil)).isEqualTo("Hello");
    }

    @Test
    void whoeverKeepsSettingsSetsThemForTheSystemAndTeamsButReadsNoUsers() {
        TestClient keeper = platform.users().add("keeper", "system.settings_keeper");
        platform.users().add("fay", "tuning.guest");
        set(platform.admin(), mine("fay"), "greeting", "fay's").expect(200);
        set(keeper, SYSTEM, "greeting", "kept").expect(200);
        keeper.get(mine("fay")).expectProblem(403);
        assertThat(keeper.get(RECORDS).expect(200).json().path("records"))
                .isNotEmpty()
                .allMatch(record -> record.path("for_user").isNull());
        clear(mine("fay"));
    }

    @Test
    void aBadValueIsRefusedByTheSettingsNameAndNothingIsChanged() {
        set(platform.admin(), SYSTEM, "greeting", "before").expect(200);
        Answer refused = set(
                platform.admin(),
                SYSTEM,
                object(
                        "tuning",
                        object(
                                "greeting",
                                "after",
                                "most",
                                "many",
                                "colour",
                                "green",
                                "host",
                                "00000000-0000-0000-0000-000000000001",
                                "unknown",
                                1),
                        "nobody",
                        object("greeting", "x"),
                        "system",
                        7));
        refused.expectProblem(422);
        assertThat(refused.fields())
                .containsExactlyInAnyOrder(
                        "tuning.most", "tuning.colour", "tuning.host", "tuning.unknown", "nobody.greeting", "system");
        assertThat(platform.admin().get(SYSTEM).json()).isEqualTo(object("tuning", object("greeting", "before")));
        set(platform.admin(), SYSTEM, array()).expectProblem(422);
        set(platform.admin(), SYSTEM, "greeting", "x".repeat(41)).expectProblem(422, "tuning.greeting");
        for (String body : new String[] {"", "{", "null", "\"x\"", "{\"tuning\": {\"greeting\": {}}}"}) {
            assertThat(set(platform.admin(), SYSTEM, body).status()).as(body).isIn(400, 422);
        }
    }

    @Test
    void whoeverReadAnOlderStateChangesNothing() {
        String read = platform.admin().get(SYSTEM).expect(200).etag();
        platform.admin()
                .patch(SYSTEM, read, object("tuning", object("most", 1)))
                .expect(200);
        platform.admin()
                .patch(SYSTEM, read, object("tuning", object("greeting", "late")))
                .expectProblem(412);
        platform.admin()
                .send("PATCH", SYSTEM, object("tuning", object("most", 2)), "application/merge-patch+json")
                .expectProblem(428);
        Answer now = platform.admin().get(SYSTEM).expect(200);
        assertThat(now.json()).isEqualTo(object("tuning", object("most", 1)));
        platform.admin().header("If-None-Match", now.etag()).get(SYSTEM).expect(304);
    }

    @Test
    void valuesOfEveryKindComeBackAsTheyWereSet() {
        String admin = platform.admin()
                .get("session")
                .expect(200)
                .json()
                .at("/user/id")
                .asText();
        JsonNode me = object("entity", "system.user", "id", admin);
        ObjectNode values = object(
                "loud",
                true,
                "colour",
                "blue",
                "days",
                array("mon", "wed"),
                "fee",
                object("amount", "12.5", "currency", "EUR"),
                "season",
                object("from", "2026-05-01T00:00:00Z", "to", "2026-09-01T00:00:00Z"),
                "opening",
                object("at", "2026-05-01T07:00:00Z", "zone", "Europe/Prague"),
                "share",
                "0.25",
                "closing",
                "17:30:00",
                "host",
                me,
                "guests",
                array(me));
        set(platform.admin(), SYSTEM, object("tuning", values)).expect(200);
        assertThat(platform.admin().get(SYSTEM).json().path("tuning")).isEqualTo(values);
        assertThat(one(platform.admin(), "guests").path("value")).isEqualTo(array(me));
    }

    @Test
    void aSecretIsReadByItsPluginAndByNobodyElse() {
        TestClient guest = platform.users().add("gil", "tuning.guest");
        String secret = "s3cr3t-canary";
        set(platform.admin(), SYSTEM, "secret_key", secret).expect(200);
        assertThat(guest.post("actions/tuning/unlock", object()).expect(200).text("say"))
                .isEqualTo("a key of 13 letters");
        JsonNode shown = platform.admin().get(SYSTEM).json().at("/tuning/secret_key");
        assertThat(Instant.parse(shown.path("set_at").asText()))
                .isBefore(Instant.now().plusSeconds(60));
        JsonNode record = platform.admin()
                .get(RECORDS + "?filter=name==secret_key")
                .expect(200)
                .json()
                .at("/records/0");
        String path = RECORDS + "/" + record.path("id").asText();
        for (String door : new String[] {
            "settings", SYSTEM, path, path + "/history", RECORDS + "/export", "audit/changes", "openapi.json"
        }) {
            assertThat(platform.admin().get(door).body()).as(door).doesNotContain(secret);
        }
        platform.admin()
                .patch(path, platform.admin().get(path).etag(), object("content", "other"))
                .expectProblem(422, "content");
        set(platform.admin(), SYSTEM, "secret_key", "short").expect(200);
        assertThat(guest.post("actions/tuning/unlock", object()).text("say")).isEqualTo("a key of 5 letters");
        platform.admin().delete(path, platform.admin().get(path).etag()).expect(204);
        assertThat(guest.post("actions/tuning/unlock", object()).text("say")).isEqualTo("a key of 0 letters");
        assertThat(new Tables(platform::connect).number("select count(*) from system_setting_secret"))
                .as("nor does it lie in the trash")
                .isZero();
    }

    @Test
    void whoeverReadsASensitiveSettingIsNoted() {
        set(platform.admin(), SYSTEM, "private_note", "delicate").expect(200);
        assertThat(platform.admin().get("settings").body()).doesNotContain("delicate");
        assertThat(platform.admin()
                        .get(SYSTEM)
                        .json()
                        .at("/tuning/private_note")
                        .asText())
                .isEqualTo("delicate");
        Eventually.until(
                () -> assertThat(platform.admin().get("audit/accesses").body()).contains("system.setting"));
    }

    @Test
    void whatIsSetOfAPluginThatIsSwitchedOffIsKeptAndComesBack() {
        set(platform.admin(), SYSTEM, "greeting", "kept").expect(200);
        try {
            System.setProperty(TuningPlugin.STATE, "off");
            platform.restart();
            assertThat(platform.admin().get(SYSTEM).expect(200).json()).isEqualTo(object());
            set(platform.admin(), SYSTEM, "greeting", "other").expectProblem(422, "tuning.greeting");
        } finally {
            System.clearProperty(TuningPlugin.STATE);
            platform.restart();
        }
        assertThat(platform.admin().get(SYSTEM).json()).isEqualTo(object("tuning", object("greeting", "kept")));
        assertThat(one(platform.admin(), "greeting").path("value").asText()).isEqualTo("kept");
    }

    @Test
    void whatWasSetBeforeTeamsAndUsersCouldSetAnythingIsTheSystems() {
        set(platform.admin(), SYSTEM, "greeting", "old").expect(200);
        new Tables(platform::connect).execute("update system_setting set level = null where level = 'system'");
        platform.restart();
        assertThat(one(platform.admin(), "greeting").path("value").asText()).isEqualTo("old");
        set(platform.admin(), SYSTEM, "greeting", "new").expect(200);
        assertThat(platform.admin()
                        .get(RECORDS + "?filter=name==greeting;level==system")
                        .json()
                        .path("records"))
                .hasSize(1);
    }

    @Test
    void anotherServerFollowsWithinASecond(@TempDir Path home) {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        TestClient here = platform.users().add("hana", "tuning.guest");
        try (Kernel second = SecondNode.start(platform, home)) {
            TestClient there = SecondNode.client(second, here);
            assertThat(greeted(there)).isEqualTo("Hello");
            set(here, mine("hana"), "greeting", "Nazdar").expect(200);
            long from = System.nanoTime();
            Eventually.until(() -> assertThat(greeted(there)).isEqualTo("Nazdar"));
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
        }
    }
}
