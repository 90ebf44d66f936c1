package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.telling.TellingPlugin;

/** Notices are their recipient's alone, and so is the choice of ways. */
@OnEachDatabase
class NoticeChoiceTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(TellingPlugin.class).given(NoticeChoiceTest::people);

    private static final String VISITS = "records/telling/visit";
    private static final String NOTICES = "records/system/notice";
    private static final String CHOICES = "records/system/notice_choice";

    static void people() {
        platform.users().role("visitor", grant("telling.visit", Verb.READ));
        platform.users().role("auditor", new String[] {"system.read_audit"}, grant("system.notice", Verb.READ));
    }

    private static TestClient person(String name) {
        return platform.users().add(name, "visitor");
    }

    private static String visit(String host) {
        return platform.admin()
                .post(
                        VISITS,
                        object(
                                "subject",
                                "A visit",
                                "state",
                                "cancelled",
                                "host",
                                platform.users().id("user " + host)))
                .expect(201)
                .id();
    }

    @Test
    void nobodyElseSeesANoticeByAnyDoor() {
        TestClient ada = person("ada");
        String visit = visit("ada");
        String notice = new Told(ada).wait(visit, 1).getFirst().path("id").asText();
        TestClient auditor = platform.users().add("auditor", "auditor", "visitor");

        for (TestClient other : List.of(platform.admin(), auditor, person("bob"))) {
            other.get(NOTICES + "/" + notice).expect(404);
            other.get(NOTICES + "/" + notice + "/history").expect(404);
            for (String list : List.of(
                    NOTICES + "?limit=500",
                    NOTICES + "?filter=notice==telling_off",
                    NOTICES + "/aggregate?group=notice&measure=count",
                    NOTICES + "/changes",
                    "trash/system/notice")) {
                assertThat(other.get(list).body()).as(list).doesNotContain(notice, "telling_off");
            }
            ObjectNode told =
                    object("some", "system.notice.recipient", "where", object("notice", object("is", "telling_off")));
            assertThat(other.post("records/system/user/query", object("where", told))
                            .expect(200)
                            .body())
                    .doesNotContain(platform.users().id("user ada"));
            assertThat(other.get(NOTICES + "/export").body()).doesNotContain(notice, "telling_off");
            assertThat(other.get("audit/changes?record=" + notice).body())
                    .doesNotContain("telling_off", platform.users().id("user ada"));
            other.patch(NOTICES + "/" + notice, "\"1\"", object("seen_at", null))
                    .expectProblem(404);
            other.delete(NOTICES + "/" + notice, "\"1\"").expectProblem(404);
            other.header("If-Match", "\"1\"")
                    .post(NOTICES + "/" + notice + "/actions/seen", object())
                    .expectProblem(404);
        }
        assertThat(ada.get(NOTICES + "/" + notice)
                        .expect(200)
                        .json()
                        .path("seen_at")
                        .isNull())
                .isTrue();
    }

    @Test
    void theRecipientMarksNoticesAsSeenAndChangesNothingElse() {
        TestClient eva = person("eva");
        String one = visit("eva");
        String two = visit("eva");
        Told told = new Told(eva);
        String id = told.wait(one, 1).getFirst().path("id").asText();
        told.wait(two, 1);
        assertThat(unseen(eva)).isEqualTo(2);

        Answer read = eva.get(NOTICES + "/" + id).expect(200);
        eva.header("If-Match", read.etag())
                .post(NOTICES + "/" + id + "/actions/seen", object())
                .expect(200);
        assertThat(unseen(eva)).isEqualTo(1);
        eva.post("actions/system/all_notices_seen", object()).expect(200);
        assertThat(unseen(eva)).isZero();

        Answer now = eva.get(NOTICES + "/" + id).expect(200);
        eva.header("If-Match", now.etag())
                .post(NOTICES + "/" + id + "/actions/seen", object())
                .expectProblem(409);
        eva.patch(NOTICES + "/" + id, now.etag(), object("urgent", false)).expectProblem(403);
        eva.delete(NOTICES + "/" + id, now.etag()).expectProblem(403);
        eva.post(NOTICES, object("notice", "telling_off")).expectProblem(403);
    }

    private static long unseen(TestClient client) {
        return client.get(NOTICES + "/aggregate?measure=count&filter=seen_at=empty=true")
                .expect(200)
                .json()
                .path("lines")
                .path(0)
                .path("measures")
                .path("count")
                .asLong();
    }

    @Test
    void everybodyChoosesTheWaysOfEachNoticeOrTurnsItOff() {
        TestClient jan = person("jan");
        Told told = new Told(jan);
        Answer all = jan.post(CHOICES, object("notice", "all", "ways", array("telling", "bell")))
                .expect(201);
        assertThat(told.wait(visit("jan"), 1).getFirst().path("ways")).isEqualTo(array("bell", "telling"));

        Answer own = jan.post(CHOICES, object("notice", "telling_off", "ways", array("telling")))
                .expect(201);
        assertThat(own.json().path("person").path("id").asText())
                .isEqualTo(platform.users().id("user jan"));
        assertThat(told.wait(visit("jan"), 1).getFirst().path("ways")).isEqualTo(array("telling"));

        jan.patch(CHOICES + "/" + own.id(), own.etag(), object("turned_off", true))
                .expect(200);
        String silent = visit("jan");
        Told.everything(platform);
        assertThat(told.of(silent)).isEmpty();

        Answer off = jan.get(CHOICES + "/" + own.id()).expect(200);
        jan.delete(CHOICES + "/" + own.id(), off.etag()).expect(204);
        jan.delete(CHOICES + "/" + all.id(), all.etag()).expect(204);
        assertThat(told.wait(visit("jan"), 1).getFirst().path("ways")).isEqualTo(array("bell"));
    }

    @Test
    void aChoiceIsOnesOwnAndOfWhatThereIs() {
        TestClient kim = person("kim");
        TestClient leo = person("leo");
        Answer made = kim.post(CHOICES, object("notice", "telling_off", "ways", array("bell")))
                .expect(201);
        kim.post(CHOICES, object("notice", "telling_off")).expectProblem(409);
        kim.post(CHOICES, object("notice", "nobody_says", "ways", array("bell")))
                .expectProblem(422, "notice");
        kim.post(CHOICES, object("notice", "all", "ways", array("pigeon"))).expectProblem(422, "ways");
        String leosId = platform.users().id("user leo");
        assertThat(kim.post(CHOICES, object("notice", "all", "person", leosId)).status())
                .isBetween(400, 499);
        for (TestClient other : List.of(leo, platform.admin())) {
            other.get(CHOICES + "/" + made.id()).expect(404);
            other.patch(CHOICES + "/" + made.id(), made.etag(), object("turned_off", true))
                    .expectProblem(404);
            assertThat(other.get(CHOICES + "?limit=500").body()).doesNotContain(made.id());
        }
    }

    @Test
    void aWayThatNobodyOffersAnyMoreSleeps() {
        TestClient mia = person("mia");
        mia.post(CHOICES, object("notice", "all", "ways", array("telling"))).expect(201);
        System.setProperty(TellingPlugin.LESS, "true");
        try {
            platform.restart();
            Told told = new Told(platform.users().signIn("mia"));
            assertThat(told.wait(visit("mia"), 1).getFirst().path("ways")).isEqualTo(array("bell"));
        } finally {
            System.clearProperty(TellingPlugin.LESS);
            platform.restart();
        }
        Told told = new Told(platform.users().signIn("mia"));
        assertThat(told.wait(visit("mia"), 1).getFirst().path("ways")).isEqualTo(array("telling"));
    }

    @Test
    void whatThereIsToChooseFromStandsInTheModel() {
        JsonNode options = null;
        for (JsonNode field : person("nora")
                .get("meta/system/notice_choice")
                .expect(200)
                .json()
                .path("fields")) {
            options = field.path("name").asText().equals("notice") ? field.path("options") : options;
        }
        assertThat(options).isNotNull();
        assertThat(options.findValuesAsText("name")).contains("all", "telling_off", "telling_reminder");
        assertThat(options.findValuesAsText("label")).contains("All others", "Visit cancelled", "Reminder");
    }

    @Test
    void theStreamOfEventsTellsTheRecipient() throws Exception {
        TestClient olga = person("olga");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(olga.open("events?entities=system.notice").body(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (!line.contains("ready")) {
                line = lines.readLine();
            }
            String visit = visit("olga");
            while (!line.contains("system.notice\"")) {
                line = lines.readLine();
            }
            String id = new Told(olga).wait(visit, 1).getFirst().path("id").asText();
            assertThat(line).contains(id, "created");
        }
    }
}
