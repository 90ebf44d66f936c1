package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
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

/** The past is seen with the rights of now: no field and no record shows in it that does not show today. */
@OnEachDatabase
class PastRightsTest {
    private static final ManualClock clock = ManualClock.at("2027-03-01T10:00:00Z");

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).clock(clock).given(PastRightsTest::roles);

    private static final String THINGS = "records/every/thing";

    static void roles() {
        platform.users()
                .role(
                        "peek",
                        grant("every.thing", Verb.READ, Verb.UPDATE).put("only_fields", "caption"),
                        within(Scope.OWN, grant("every.thing", Verb.READ, Verb.UPDATE))
                                .put("also_fields", "secret"))
                .role("plain", grant("every.thing", Verb.READ, Verb.UPDATE))
                .role("all_of_it", grant("every.thing", Verb.READ).put("also_fields", "secret"))
                .role("keeper", within(Scope.OWN, grant("every.thing", Verb.values())))
                .role("receiver", within(Scope.SHARED, grant("every.thing", Verb.READ)));
    }

    @BeforeEach
    void timeGoesOn() {
        clock.advance(Duration.ofMinutes(1));
    }

    private static String moment() {
        clock.advance(Duration.ofMinutes(1));
        String now = clock.instant().toString();
        clock.advance(Duration.ofMinutes(1));
        return now;
    }

    private static Answer change(Answer thing, Object... values) {
        String path = THINGS + "/" + thing.id();
        return platform.admin()
                .patch(path, platform.admin().get(path).expect(200).etag(), object(values))
                .expect(200);
    }

    private static List<String> listed(TestClient who, String question) {
        List<String> ids = new ArrayList<>();
        who.get(THINGS + "?limit=1000&" + question)
                .expect(200)
                .json()
                .path("records")
                .forEach(record -> ids.add(record.path("id").asText()));
        return ids;
    }

    @Test
    @Tag("S-25")
    void aFieldThatIsHiddenNowHasNoPast() {
        TestClient plain = platform.users().add("plain1", "plain");
        Answer thing = platform.admin()
                .post(THINGS, object("caption", "c", "secret", "mum"))
                .expect(201);
        String then = moment();
        change(thing, "secret", null, "caption", "d");
        String path = THINGS + "/" + thing.id();
        for (String door : List.of(
                path + "?as_of=" + then, path + "?as_of=1", path + "/compare?from=1", THINGS + "?as_of=" + then)) {
            assertThat(plain.get(door).expect(200).body())
                    .as(door)
                    .contains("\"c\"")
                    .doesNotContain("secret", "mum");
        }
        plain.get(THINGS + "?filter=secret==mum&as_of=" + then).expectProblem(400);
        plain.get(THINGS + "?sort=secret&as_of=" + then).expectProblem(400);
        plain.get(THINGS + "?fields=secret&as_of=" + then).expectProblem(400);
        plain.header("If-Match", plain.get(path).etag())
                .post(path + "/restore", object("as_of", 1, "fields", array("secret")))
                .expectProblem(422, "secret");
        plain.header("If-Match", plain.get(path).etag())
                .post(path + "/restore", object("as_of", 1))
                .expect(200);
        assertThat(platform.admin().get(path).json().path("secret").isNull())
                .as("what they may not read stays as it is")
                .isTrue();
    }

    @Test
    @Tag("S-25")
    void aFieldThatIsOpenOnOtherRecordsOnlyDoesNotAnswerQuestionsAboutThisOnesPast() {
        TestClient peek = platform.users().add("peek1", "peek");
        String me = platform.users().id("user peek1");
        Answer foreign = platform.admin()
                .post(THINGS, object("caption", "foreign", "secret", "same", "note", "hush"))
                .expect(201);
        Answer own = platform.admin()
                .post(THINGS, object("caption", "own", "secret", "same", "note", "n", "owner", me))
                .expect(201);
        Answer still = platform.admin()
                .post(THINGS, object("caption", "still foreign", "secret", "same"))
                .expect(201);
        String then = moment();
        change(foreign, "secret", "other", "note", "still hush");
        change(own, "secret", "other", "note", "m");

        assertThat(listed(peek, "as_of=" + then)).contains(foreign.id(), own.id(), still.id());
        assertThat(listed(peek, "filter=secret==same&as_of=" + then)).containsExactly(own.id());
        assertThat(listed(peek, "filter=secret=empty=true&as_of=" + then)).contains(foreign.id(), still.id());
        assertThat(peek.get(THINGS + "/" + foreign.id() + "?as_of=" + then)
                        .expect(200)
                        .body())
                .contains("foreign")
                .doesNotContain("hush", "same");
        assertThat(peek.get(THINGS + "/" + own.id() + "?as_of=" + then)
                        .expect(200)
                        .text("secret"))
                .isEqualTo("same");
        assertThat(peek.get(THINGS + "?sort=-secret&limit=1000&as_of=" + then)
                        .expect(200)
                        .body())
                .doesNotContain("hush");
    }

    @Test
    @Tag("S-25")
    void aRecordShowsItsPastAsLongAsItShowsItself() {
        TestClient receiver = platform.users().add("receiver1", "receiver");
        Answer thing =
                platform.admin().post(THINGS, object("caption", "before")).expect(201);
        String path = THINGS + "/" + thing.id();
        String then = moment();
        change(thing, "caption", "after");
        receiver.get(path + "?as_of=" + then).expectProblem(404);
        receiver.get(path + "/compare?from=1").expectProblem(404);
        assertThat(listed(receiver, "as_of=" + then)).doesNotContain(thing.id());

        Answer share = platform.admin()
                .post(path + "/shares", object("user", platform.users().id("user receiver1")))
                .expect(201);
        assertThat(receiver.get(path + "?as_of=" + then).expect(200).text("caption"))
                .isEqualTo("before");
        assertThat(listed(receiver, "filter=caption==before&as_of=" + then)).containsExactly(thing.id());

        platform.admin().delete(path + "/shares/" + share.id(), thing.etag()).expect(204);
        receiver.get(path + "?as_of=" + then).expectProblem(404);
        assertThat(listed(receiver, "as_of=" + then)).doesNotContain(thing.id());
    }

    @Test
    @Tag("S-25")
    void ofADeletedRecordThePastShowsToWhoeverSeesItInTheTrash() {
        TestClient keeper = platform.users().add("keeper1", "keeper");
        TestClient other = platform.users().add("keeper2", "keeper");
        TestClient plain = platform.users().add("plain2", "plain");
        Answer thing = keeper.post(THINGS, object("caption", "to be deleted")).expect(201);
        String path = THINGS + "/" + thing.id();
        String then = moment();
        change(thing, "caption", "changed");
        keeper.delete(path, keeper.get(path).etag()).expect(204);
        String after = moment();

        assertThat(keeper.get(path + "?as_of=" + then).expect(200).text("caption"))
                .isEqualTo("to be deleted");
        assertThat(keeper.get(path + "/history").expect(200).json().path("entries"))
                .hasSize(3);
        assertThat(listed(keeper, "filter=caption=='to%20be%20deleted'&as_of=" + then))
                .containsExactly(thing.id());
        assertThat(listed(keeper, "as_of=" + after)).doesNotContain(thing.id());
        keeper.get(path + "?as_of=" + after).expectProblem(404);
        for (TestClient stranger : List.of(other, plain)) {
            stranger.get(path + "?as_of=" + then).expectProblem(404);
            stranger.get(path + "/history").expectProblem(404);
            assertThat(listed(stranger, "as_of=" + then)).doesNotContain(thing.id());
        }
        assertThat(listed(platform.admin(), "as_of=" + then)).contains(thing.id());
        platform.admin().delete("trash/" + thing.id(), "\"1\"").expect(204);
        keeper.get(path + "?as_of=" + then).expectProblem(404);
        assertThat(listed(platform.admin(), "as_of=" + then)).doesNotContain(thing.id());
    }

    @Test
    @Tag("S-25")
    void readingASensitiveValueOfThePastIsLogged() {
        TestClient reader = platform.users().add("reader1", "all_of_it");
        Answer thing = platform.admin()
                .post(THINGS, object("caption", "c", "secret", "hush"))
                .expect(201);
        change(thing, "secret", null);
        assertThat(reader.get(THINGS + "/" + thing.id() + "?as_of=1")
                        .expect(200)
                        .text("secret"))
                .isEqualTo("hush");
        String log = "record=" + thing.id() + "&actor=" + platform.users().id("user reader1");
        assertThat(Accesses.of(platform.admin(), log, 1).toString()).contains("secret");
    }
}
