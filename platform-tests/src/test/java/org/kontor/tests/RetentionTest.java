package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** What was deleted comes back whole, to whom it belonged; and how long the past is kept is set while the server runs. */
@OnEachDatabase
class RetentionTest {
    private static final ManualClock clock = ManualClock.at("2027-03-01T10:00:00Z");

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(EveryPlugin.class)
            .setting("kontor.session.idle-timeout", "30d")
            .setting("kontor.session.max-age", "90d")
            .clock(clock)
            .given(RetentionTest::roles);

    private static final String THINGS = "records/every/thing";

    static void roles() {
        platform.users()
                .role("keeper", within(Scope.OWN, grant("every.thing", Verb.values())), grant("every.box", Verb.READ))
                .role("receiver", within(Scope.SHARED, grant("every.thing", Verb.READ)));
    }

    private static Answer set(String name, Object days) {
        return platform.admin()
                .patch(
                        "settings/system",
                        platform.admin().get("settings/system").expect(200).etag(),
                        object("system", object(name, days)));
    }

    /** Days go by, on which somebody is there now and then. */
    private static void goBy(int days) {
        for (int left = days; left > 0; left -= 10) {
            clock.advance(Duration.ofDays(Math.min(left, 10)));
            platform.admin().get("session").expect(200);
        }
    }

    private static void delete(Answer record) {
        String path = THINGS + "/" + record.id();
        platform.admin()
                .delete(path, platform.admin().get(path).expect(200).etag())
                .expect(204);
    }

    @Test
    @Tag("PLUS-57")
    void theOwnerBringsBackADeletedRecordWithItsRelations() {
        TestClient owner = platform.users().add("owner1", "keeper");
        TestClient stranger = platform.users().add("stranger1", "keeper");
        TestClient receiver = platform.users().add("receiver1", "receiver");
        String one = platform.admin()
                .post("records/every/box", object("label", "one"))
                .id();
        String two = platform.admin()
                .post("records/every/box", object("label", "two"))
                .id();
        Answer thing = platform.admin()
                .post(
                        THINGS,
                        object(
                                "caption",
                                "theirs",
                                "owner",
                                platform.users().id("user owner1"),
                                "box",
                                one,
                                "boxes",
                                array(two, one),
                                "lines",
                                array(object("text", "a", "box", two), object("text", "b"))))
                .expect(201);
        String path = THINGS + "/" + thing.id();
        Answer pointing = platform.admin()
                .post(
                        THINGS,
                        object("caption", "points there", "about", object("entity", "every.thing", "id", thing.id())))
                .expect(201);
        owner.post(path + "/shares", object("user", platform.users().id("user receiver1")))
                .expect(201);
        JsonNode before = owner.get(path).expect(200).json();
        delete(thing);
        owner.get(path).expectProblem(404);
        receiver.get(path).expectProblem(404);

        JsonNode entry = owner.get("trash/every/thing").expect(200).json().at("/entries/0");
        assertThat(entry.at("/record/id").asText()).isEqualTo(thing.id());
        assertThat(entry.at("/record/title").asText()).isEqualTo("theirs");
        assertThat(stranger.get("trash/every/thing").expect(200).body()).doesNotContain(thing.id());
        stranger.post("trash/" + thing.id() + "/restore", object()).expectProblem(404);
        owner.delete("trash/" + thing.id(), "\"1\"").expectProblem(403);

        JsonNode back = owner.post("trash/" + thing.id() + "/restore", object())
                .expect(200)
                .json();
        for (String field : new String[] {"caption", "owner", "box", "boxes", "lines", "created_at", "updated_at"}) {
            assertThat(back.path(field)).as(field).isEqualTo(before.path(field));
        }
        assertThat(platform.admin()
                        .get(THINGS + "/" + pointing.id())
                        .json()
                        .at("/about/title")
                        .asText())
                .as("who points there finds it again")
                .isEqualTo("theirs");
        assertThat(receiver.get(path).expect(200).text("caption")).isEqualTo("theirs");
        assertThat(owner.get(path + "/history").json().at("/entries/0/kind").asText())
                .isEqualTo("restored");
    }

    @Test
    @Tag("PLUS-57")
    void whatIsDeletedIsKeptAsLongAsAdministratorsSay() {
        set("trash_kept", 0).expectProblem(422);
        Answer old = platform.admin().post(THINGS, object("caption", "old")).expect(201);
        Answer young = platform.admin().post(THINGS, object("caption", "young")).expect(201);
        delete(old);
        goBy(3);
        delete(young);
        platform.kernel().sweepTrash();
        assertThat(platform.admin().get("trash/every/thing").body()).contains(old.id(), young.id());

        set("trash_kept", 2).expect(200);
        platform.kernel().sweepTrash();
        assertThat(platform.admin().get("trash/every/thing").body())
                .contains(young.id())
                .doesNotContain(old.id());
        platform.admin().post("trash/" + old.id() + "/restore", object()).expectProblem(404);
        platform.admin().post("trash/" + young.id() + "/restore", object()).expect(200);
        set("trash_kept", null).expect(200);
    }

    @Test
    @Tag("PLUS-56")
    void thePastReachesBackAsFarAsAdministratorsKeepIt() {
        set("changes_kept", 29).expectProblem(422);
        Answer thing = platform.admin().post(THINGS, object("caption", "one")).expect(201);
        String path = THINGS + "/" + thing.id();
        String then = clock.instant().toString();
        goBy(40);
        platform.admin().patch(path, thing.etag(), object("caption", "two")).expect(200);
        platform.kernel().cutChanges();
        assertThat(platform.admin().get(path + "?as_of=" + then).expect(200).text("caption"))
                .isEqualTo("one");

        set("changes_kept", 30).expect(200);
        goBy(31);
        platform.admin()
                .patch(path, platform.admin().get(path).etag(), object("caption", "three"))
                .expect(200);
        platform.kernel().cutChanges();
        String reaches = platform.admin()
                .get(path + "/history")
                .json()
                .path("cut_before")
                .asText();
        assertThat(reaches).startsWith("2027-");
        assertThat(platform.admin()
                        .get(path + "?as_of=" + then)
                        .expectProblem(400)
                        .body())
                .contains("kept from");
        assertThat(platform.admin()
                        .get(THINGS + "?as_of=" + then)
                        .expectProblem(400)
                        .body())
                .contains("kept from");
        platform.admin().get(path + "?as_of=1").expectProblem(400);
        assertThat(platform.admin().get(path + "?as_of=" + reaches).expect(200).text("caption"))
                .isEqualTo("two");
        assertThat(platform.admin().get(path + "?as_of=2").expect(200).text("caption"))
                .isEqualTo("two");
        set("changes_kept", null).expect(200);
    }
}
