package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;
import org.kontor.tests.posting.PostingPlugin;
import org.kontor.tests.yard.YardPlugin;

/** A record's past: seen, compared and given back; what cannot be asked or given back is refused by name. */
@OnEachDatabase
class PastTest {
    private static final ManualClock clock = ManualClock.at("2027-03-01T10:00:00Z");

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(EveryPlugin.class)
            .plugin(YardPlugin.class)
            .plugin(PostingPlugin.class)
            .clock(clock);

    private static final String THINGS = "records/every/thing";

    @BeforeEach
    void timeGoesOn() {
        clock.advance(Duration.ofMinutes(1));
    }

    private static Answer make(Object... values) {
        return post(THINGS, object(values)).expect(201);
    }

    private static Answer post(String path, Object body) {
        Answer made = platform.admin().post(path, body);
        clock.advance(Duration.ofMinutes(1));
        return made;
    }

    private static Answer change(Answer record, Object... values) {
        Answer changed = platform.admin()
                .patch(path(record), now(record).etag(), object(values))
                .expect(200);
        clock.advance(Duration.ofMinutes(1));
        return changed;
    }

    private static String path(Answer record) {
        return THINGS + "/" + record.id();
    }

    private static Answer now(Answer record) {
        return platform.admin().get(path(record)).expect(200);
    }

    private static Answer restore(TestClient who, Answer record, ObjectNode what) {
        return who.header("If-Match", now(record).etag()).post(path(record) + "/restore", what);
    }

    private static Answer restore(Answer record, Object... what) {
        return restore(platform.admin(), record, object(what));
    }

    @Test
    @Tag("PLUS-56")
    void anyEarlierStateIsSeenComparedAndRestoredAndAListIsSeenAsOfThen() {
        String box =
                platform.admin().post("records/every/box", object("label", "b")).id();
        Answer thing = make("caption", "as it began", "count", 1, "box", box, "lines", array(object("text", "a")));
        String then = clock.instant().toString();
        clock.advance(Duration.ofMinutes(1));
        change(thing, "caption", "as it went on", "count", 2, "box", null, "lines", array());
        Answer last = change(thing, "count", 3);

        JsonNode seen =
                platform.admin().get(path(thing) + "?as_of=" + then).expect(200).json();
        ObjectNode made = (ObjectNode) thing.json().deepCopy();
        made.remove("can");
        assertThat(seen).isEqualTo(made);
        assertThat(platform.admin()
                        .get(path(thing) + "?as_of=2")
                        .expect(200)
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(2);

        JsonNode compared = platform.admin()
                .get(path(thing) + "/compare?from=1")
                .expect(200)
                .json();
        assertThat(compared.path("changed").path("count")).isEqualTo(array(1, 3));
        assertThat(compared.at("/changed/box/0/id").asText()).isEqualTo(box);
        assertThat(compared.at("/changed/lines/0/0/text").asText()).isEqualTo("a");
        assertThat(compared.at("/to/version").asInt()).isEqualTo(3);
        assertThat(platform.admin()
                        .get(path(thing) + "/compare?from=2&to=3")
                        .json()
                        .path("changed")
                        .size())
                .isEqualTo(1);

        JsonNode list = platform.admin()
                .get(THINGS + "?filter=count==1&fields=caption&sort=caption&as_of=" + then)
                .expect(200)
                .json()
                .path("records");
        assertThat(list.findValuesAsText("caption")).contains("as it began");
        assertThat(platform.admin()
                        .post(THINGS + "/query", object("where", object("count", object("is", 1)), "as_of", then))
                        .expect(200)
                        .json()
                        .path("records")
                        .findValuesAsText("caption"))
                .contains("as it began");

        Answer restored = restore(thing, "as_of", 1).expect(200);
        assertThat(restored.text("caption")).isEqualTo("as it began");
        assertThat(restored.json().path("lines").findValuesAsText("id"))
                .isEqualTo(thing.json().path("lines").findValuesAsText("id"));
        assertThat(restored.json().path("version").asInt())
                .isEqualTo(last.json().path("version").asInt() + 1);
        JsonNode entry = platform.admin().get(path(thing) + "/history").json().at("/entries/0");
        assertThat(entry.path("restored").asText()).isEqualTo("1");
        assertThat(entry.path("changes").path("count")).isEqualTo(array(3, 1));
    }

    @Test
    void someFieldsAloneAreRestoredAndATrialLeavesAllAsItIs() {
        Answer thing = make("caption", "one", "count", 1);
        change(thing, "caption", "two", "count", 2);
        Answer tried = platform.admin()
                .header("If-Match", now(thing).etag())
                .post(path(thing) + "/restore?dry_run=true", object("as_of", 1))
                .expect(200);
        assertThat(tried.text("caption")).isEqualTo("one");
        assertThat(now(thing).text("caption")).isEqualTo("two");
        assertThat(platform.admin().get(path(thing) + "/history").json().path("entries"))
                .hasSize(2);
        JsonNode restored =
                restore(thing, "as_of", 1, "fields", array("count")).expect(200).json();
        assertThat(restored.path("caption").asText()).isEqualTo("two");
        assertThat(restored.path("count").asInt()).isEqualTo(1);
    }

    @Test
    void whatCannotBeRestoredIsRefusedByNameAndNothingIsDone() {
        String box =
                platform.admin().post("records/every/box", object("label", "b")).id();
        Answer thing = make("caption", "one", "code", "the code", "box", box);
        change(thing, "code", null, "box", null, "caption", "two");
        make("caption", "other", "code", "the code");
        restore(thing, "as_of", 1).expectProblem(409, "code");
        platform.admin()
                .delete(
                        "records/every/box/" + box,
                        platform.admin().get("records/every/box/" + box).etag())
                .expect(204);
        restore(thing, "as_of", 1).expectProblem(422, "box");
        assertThat(now(thing).text("caption")).isEqualTo("two");
        restore(thing, "as_of", 1, "fields", array("caption")).expect(200);
        restore(thing, "as_of", 1, "fields", array("nothing")).expectProblem(422, "nothing");
        restore(thing, "as_of", 1, "fields", array("created_at")).expectProblem(422, "created_at");
        platform.admin()
                .header("If-Match", "\"1\"")
                .post(path(thing) + "/restore", object("as_of", 1))
                .expectProblem(412);
        platform.admin().post(path(thing) + "/restore", object("as_of", 1)).expectProblem(428);
        restore(thing, "as_of", "last week").expectProblem(400);
        restore(thing).expectProblem(400);
    }

    @Test
    void statesAndNumbersAreGivenByActionsAndRulesAndWhatIsFrozenStays() {
        Answer thing = make("caption", "moved");
        platform.admin()
                .header("If-Match", thing.etag())
                .post(path(thing) + "/actions/open", object("why", "because"))
                .expect(200);
        restore(thing, "as_of", 1).expectProblem(403, "state");
        restore(thing, "as_of", 1, "fields", array("note")).expect(200);

        String documents = "records/posting/document";
        Answer draft = platform.admin()
                .post(documents, object("kind", "invoice", "on_day", "2027-03-01", "customer", "c"))
                .expect(201);
        String path = documents + "/" + draft.id();
        platform.admin()
                .header("If-Match", draft.etag())
                .post(path + "/actions/post", object())
                .expect(200);
        Answer posted = platform.admin().get(path).expect(200);
        Answer refused = platform.admin()
                .header("If-Match", posted.etag())
                .post(path + "/restore", object("as_of", 1))
                .expectProblem(403, "number");
        assertThat(refused.fields()).contains("state");
        platform.admin()
                .header("If-Match", posted.etag())
                .post(path + "/restore", object("as_of", 1, "fields", array("number")))
                .expectProblem(403, "number");
        assertThat(platform.admin().get(path).json()).isEqualTo(posted.json());
    }

    @Test
    void whatIsNotThereOrCannotBeAskedIsRefusedByName() {
        String before = clock.instant().toString();
        clock.advance(Duration.ofMinutes(1));
        Answer thing = make("caption", "late");
        platform.admin().get(path(thing) + "?as_of=" + before).expectProblem(404);
        platform.admin().get(path(thing) + "?as_of=7").expectProblem(404);
        platform.admin().get(path(thing) + "?as_of=0").expectProblem(404);
        platform.admin().get(path(thing) + "?as_of=soon").expectProblem(400);
        platform.admin().get(path(thing) + "/compare").expectProblem(400);
        platform.admin().get(path(thing) + "/compare?from=1&to=9").expectProblem(404);
        assertThat(platform.admin()
                        .get(THINGS + "?filter=caption==late&as_of=" + before)
                        .json()
                        .path("records"))
                .isEmpty();
        for (String asked : new String[] {
            "filter=box.label==b",
            "filter=boxes=empty=true",
            "sort=updated_at",
            "sort=box.label",
            "fields=box.label",
            "expand=box"
        }) {
            Answer refused = platform.admin()
                    .get(THINGS + "?" + asked + "&as_of=" + before)
                    .expectProblem(400);
            String name = asked.replaceAll("^[a-z]+=", "").replaceAll("=.*", "");
            assertThat(refused.body()).as(asked).contains(name);
        }
        platform.admin().get(THINGS + "?can=true&as_of=" + before).expectProblem(400);
        platform.admin().get(THINGS + "?as_of=3").expectProblem(400);
        platform.admin().get("records/every/sighting?as_of=" + before).expectProblem(400);
    }

    @Test
    void aHistoryNamesWhatReferencesPointTo() {
        Answer thing = make("caption", "given away");
        platform.users().add("ada1");
        change(thing, "owner", platform.users().id("user ada1"));
        JsonNode owner = platform.admin()
                .get(path(thing) + "/history")
                .expect(200)
                .json()
                .at("/entries/0/changes/owner");
        assertThat(owner.findValuesAsText("title")).containsExactly("Administrator", "ada1");
    }

    @Test
    void aHistoryTellsWithWhomItWasSharedToWhoeverMayShareIt() {
        platform.users().role("looks_on", grant("every.thing", Verb.READ));
        TestClient looksOn = platform.users().add("looks_on1", "looks_on");
        platform.users().add("receives");
        Answer thing = make("caption", "shared");
        platform.admin()
                .post(path(thing) + "/shares", object("user", platform.users().id("user receives")))
                .expect(201);
        JsonNode entry = platform.admin()
                .get(path(thing) + "/history")
                .expect(200)
                .json()
                .at("/entries/0");
        assertThat(entry.path("action").asText()).isEqualTo("shared_to_read");
        assertThat(entry.path("with").path("title").asText()).isEqualTo("receives");
        JsonNode seen = looksOn.get(path(thing) + "/history").expect(200).json().at("/entries/0");
        assertThat(seen.path("action").asText()).isEqualTo("shared_to_read");
        assertThat(seen.has("with")).isFalse();
        assertThat(platform.admin().get(path(thing) + "?as_of=1").expect(200).text("caption"))
                .isEqualTo("shared");
    }

    @Test
    void momentsThatNoDatabaseKeepsAreRefused() {
        Answer thing =
                platform.admin().post(THINGS, object("caption", "of all times")).expect(201);
        for (String moment : List.of(
                "-999999999-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "0001-01-01T00:00:00%2B01:00",
                "%2B10000-01-01T00:00:00Z",
                "%2B999999999-12-31T23:59:59Z")) {
            String plain = moment.replace("%2B", "+");
            for (String path : List.of(path(thing) + "?as_of=", THINGS + "?as_of=", path(thing) + "/compare?from=")) {
                platform.admin().get(path + moment).expectProblem(400);
            }
            platform.admin().get("audit/changes?from=" + moment).expectProblem(400);
            platform.admin().post(THINGS + "/query", object("as_of", plain)).expectProblem(400);
            restore(thing, "as_of", plain).expectProblem(400);
        }
        for (String moment : List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
            platform.admin().get(THINGS + "?as_of=" + moment).expect(200);
            platform.admin().get("audit/changes?from=" + moment).expect(200);
        }
    }
}
