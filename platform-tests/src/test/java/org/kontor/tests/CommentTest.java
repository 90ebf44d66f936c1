package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
import org.kontor.tests.every.EveryPlugin;

/** What people say about records is seen as far as the records are, at every door. */
@OnEachDatabase
class CommentTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(CommentTest::roles);

    private static final String THINGS = "records/every/thing";
    private static final String COMMENTS = "records/system/comment";

    static void roles() {
        platform.users()
                .role("keeper", within(Scope.OWN, grant("every.thing", Verb.values())))
                .role("all", grant("every.thing", Verb.values()))
                .role("reader", grant("every.thing", Verb.READ));
    }

    private static TestUsers users() {
        return platform.users();
    }

    private static Answer thing(TestClient by) {
        return by.post(THINGS, object("caption", "a thing")).expect(201);
    }

    private static ObjectNode about(Answer thing, Object... more) {
        ObjectNode body = object("about", object("entity", "every.thing", "id", thing.id()));
        body.setAll(object(more));
        return body;
    }

    private static Answer say(TestClient by, Answer thing, Object... more) {
        return by.post(COMMENTS, about(thing, more));
    }

    private static List<String> texts(TestClient who, String more) {
        List<String> texts = new ArrayList<>();
        JsonNode records = who.get(COMMENTS + "?sort=created_at&limit=500" + more)
                .expect(200)
                .json()
                .path("records");
        records.forEach(each -> texts.add(each.path("excerpt").asText()));
        return texts;
    }

    private static String only(Answer thing) {
        return "&filter=about==every.thing/" + thing.id();
    }

    private static List<String> titlesInTrash(TestClient who, String entity) {
        List<String> titles = new ArrayList<>();
        who.get("trash/" + entity)
                .expect(200)
                .json()
                .path("entries")
                .forEach(each -> titles.add(each.path("record").path("title").asText()));
        return titles;
    }

    private static void delete(TestClient by, String path) {
        by.delete(path, by.get(path).expect(200).etag()).expect(204);
    }

    @Test
    void whoeverReadsARecordReadsAndWritesItsComments() {
        TestClient ada = users().add("c-ada", "keeper");
        TestClient bob = users().add("c-bob", "reader");
        TestClient eve = users().add("c-eve", "keeper");
        Answer thing = thing(ada);
        Answer first = say(ada, thing, "text", "<p>Is this <b>ours</b>?</p><script>alert(1)</script>")
                .expect(201);
        assertThat(first.text("text")).isEqualTo("<p>Is this <b>ours</b>?</p>");
        for (String empty : List.of("<script>alert(1)</script>", "<p> </p>", "<p><br></p>", "<b></b>&nbsp;")) {
            Answer refused = say(ada, thing, "text", empty);
            assertThat(refused.status()).as(empty).isEqualTo(422);
            assertThat(refused.fields()).containsExactly("text");
        }
        assertThat(ada.patch(COMMENTS + "/" + first.id(), first.etag(), object("text", "<p></p>"))
                        .expectProblem(422)
                        .fields())
                .containsExactly("text");
        Answer second = say(bob, thing, "text", "It is", "answers", first.id()).expect(201);
        assertThat(second.text("author")).isEqualTo("c-bob");
        assertThat(texts(ada, only(thing))).containsExactly("Is this ours?", "It is");
        assertThat(texts(eve, only(thing))).isEmpty();
        assertThat(texts(eve, "")).doesNotContain("Is this ours?", "It is");
        eve.get(COMMENTS + "/" + first.id()).expectProblem(404);
        eve.get(COMMENTS + "/" + first.id() + "/history").expectProblem(404);
        assertThat(eve.get(COMMENTS + "?count=true" + only(thing))
                        .json()
                        .path("count")
                        .path("value")
                        .asInt())
                .isZero();
        assertThat(eve.get("records/system/time_line").body()).doesNotContain("ours");
        assertThat(eve.get(COMMENTS + "/export").expect(200).body()).doesNotContain("ours");
        say(eve, thing, "text", "What is it?").expectProblem(422, "about");
        // nor does a mention tell whether somebody sees what one does not see
        Answer probe = say(eve, thing, "text", "x", "mentions", List.of(users().id("user c-ada")));
        assertThat(probe.expectProblem(422).fields()).containsExactly("about");
        assertThat(probe.body()).doesNotContain("cannot see");
    }

    @Test
    void aCommentIsChangedAndDeletedByItsWriterAlone() {
        TestClient ada = users().add("w-ada", "all");
        TestClient bob = users().add("w-bob", "all");
        Answer thing = thing(ada);
        Answer other = thing(ada);
        Answer comment = say(ada, thing, "text", "first").expect(201);
        String path = COMMENTS + "/" + comment.id();
        bob.patch(path, comment.etag(), object("text", "mine")).expectProblem(403);
        bob.delete(path, comment.etag()).expectProblem(403);
        assertThat(comment.json().path("edited_at").isNull()).isTrue();
        Answer edited =
                ada.patch(path, comment.etag(), object("text", "second")).expect(200);
        assertThat(edited.text("edited_at")).isNotEmpty();
        assertThat(edited.text("excerpt")).isEqualTo("second");
        ada.patch(path, edited.etag(), object("about", object("entity", "every.thing", "id", other.id())))
                .expectProblem(422, "about");
        delete(ada, path);
        bob.get(path).expectProblem(404);
        assertThat(titlesInTrash(ada, "system/comment")).containsExactly("second");
        assertThat(titlesInTrash(bob, "system/comment")).isEmpty();
        ada.post("trash/" + comment.id() + "/restore", object()).expect(200);
        assertThat(texts(bob, only(thing))).containsExactly("second");
    }

    @Test
    void answersAreOfOneLevelAndOfOneRecord() {
        TestClient ada = users().add("a-ada", "all");
        Answer thing = thing(ada);
        Answer first = say(ada, thing, "text", "question").expect(201);
        Answer second = say(ada, thing, "text", "answer", "answers", first.id()).expect(201);
        say(ada, thing, "text", "deeper", "answers", second.id()).expectProblem(422, "answers");
        say(ada, thing(ada), "text", "elsewhere", "answers", first.id()).expectProblem(422, "answers");
        assertThat(texts(ada, only(thing))).containsExactly("question", "answer");
    }

    @Test
    void nothingIsAddedToWhatTakesNothing() {
        TestClient ada = users().add("n-ada", "all");
        users().add("n-bob");
        Answer comment = say(ada, thing(ada), "text", "well").expect(201);
        ada.post(COMMENTS, object("text", "of it", "about", object("entity", "system.comment", "id", comment.id())))
                .expectProblem(422, "about");
        ada.post(
                        COMMENTS,
                        object(
                                "text",
                                "of you",
                                "about",
                                object("entity", "system.user", "id", users().id("user n-bob"))))
                .expectProblem(422, "about");
    }

    @Test
    void commentsGoIntoTheTrashWithTheirRecordAndComeBackWithIt() {
        TestClient ada = users().add("t-ada", "all");
        TestClient bob = users().add("t-bob", "all");
        Answer thing = thing(ada);
        Answer kept = say(bob, thing, "text", "stays").expect(201);
        Answer dropped = say(bob, thing, "text", "goes before").expect(201);
        delete(bob, COMMENTS + "/" + dropped.id());
        delete(ada, THINGS + "/" + thing.id());
        // neither the one who deleted the record nor the writer finds them, but with the record
        for (TestClient who : List.of(ada, bob, platform.admin())) {
            who.get(COMMENTS + "/" + kept.id()).expectProblem(404);
            assertThat(titlesInTrash(who, "system/comment")).doesNotContain("stays", "goes before");
            who.post("trash/" + kept.id() + "/restore", object()).expectProblem(404);
            who.post("trash/" + dropped.id() + "/restore", object()).expectProblem(404);
            who.delete("trash/" + kept.id(), "*").expectProblem(404);
        }
        ada.post("trash/" + thing.id() + "/restore", object()).expect(200);
        assertThat(texts(bob, only(thing))).containsExactly("stays");
        assertThat(titlesInTrash(bob, "system/comment")).contains("goes before");
        delete(ada, THINGS + "/" + thing.id());
        platform.admin().delete("trash/" + thing.id(), "*").expect(204);
        platform.admin().post("trash/" + thing.id() + "/restore", object()).expectProblem(404);
        Tables tables = new Tables(platform::connect);
        assertThat(tables.number("select count(*) from system_trash where about_id = '" + thing.id() + "'"))
                .isZero();
    }

    @Test
    @Tag("S-25")
    void whoLosesSightOfARecordLosesItsCommentsAtEveryDoor() {
        TestClient ada = users().add("l-ada", "keeper");
        TestClient bob = users().add("l-bob", "keeper");
        Answer thing = thing(ada);
        ada.post(THINGS + "/" + thing.id() + "/shares", object("user", users().id("user l-bob"), "edit", false))
                .expect(201);
        Answer comment = say(bob, thing, "text", "quietly said").expect(201);
        assertThat(texts(bob, "")).contains("quietly said");
        String share = ada.get(THINGS + "/" + thing.id() + "/shares")
                .json()
                .path("shares")
                .get(0)
                .path("id")
                .asText();
        ada.delete(THINGS + "/" + thing.id() + "/shares/" + share, "*").expect(204);
        bob.get(COMMENTS + "/" + comment.id()).expectProblem(404);
        bob.get(COMMENTS + "/" + comment.id() + "/history").expectProblem(404);
        bob.patch(COMMENTS + "/" + comment.id(), comment.etag(), object("text", "x"))
                .expectProblem(404);
        bob.delete(COMMENTS + "/" + comment.id(), comment.etag()).expectProblem(404);
        for (String door : List.of(
                COMMENTS,
                COMMENTS + "?as_of=2099-01-01T00:00:00Z",
                "records/system/time_line",
                "records/system/notice",
                COMMENTS + "/export",
                "trash/system/comment")) {
            assertThat(bob.get(door).body()).as(door).doesNotContain("quietly said", comment.id());
        }
        assertThat(platform.admin()
                        .get(COMMENTS + "/" + comment.id() + "/rights?user=" + users().id("user l-bob"))
                        .expect(200)
                        .body())
                .contains("what this one hangs on is none of them");
        // she has the right, and everything is there as before
        assertThat(texts(ada, only(thing))).containsExactly("quietly said");
    }

    @Test
    void mentionedAndConcernedPeopleAreTold() {
        TestClient ada = users().add("m-ada", "keeper");
        TestClient bob = users().add("m-bob", "reader");
        TestClient cyd = users().add("m-cyd", "reader");
        users().add("m-eve", "keeper");
        Answer thing = thing(ada);
        say(bob, thing, "text", "first").expect(201);
        Answer comment = say(cyd, thing, "text", "@bob look", "mentions", List.of(users().id("user m-bob")))
                .expect(201);
        assertThat(new Told(bob).wait(comment.id(), 1).getFirst().path("notice").asText())
                .isEqualTo("system_mentioned");
        assertThat(new Told(ada).wait(comment.id(), 1).getFirst().path("notice").asText())
                .isEqualTo("system_commented");
        assertThat(new Told(cyd).of(comment.id())).isEmpty();
        Answer refused = say(cyd, thing, "text", "@eve look", "mentions", List.of(users().id("user m-eve")));
        assertThat(refused.expectProblem(422, "mentions").body()).contains("m-eve cannot see this record");
        say(cyd, thing, "text", "x", "mentions", List.of(UUID.randomUUID().toString()))
                .expectProblem(422, "mentions");
        assertThat(texts(ada, only(thing))).containsExactly("first", "@bob look");
    }

    @Test
    void oneQuestionCountsTheCommentsOfManyRecords() {
        TestClient ada = users().add("n2-ada", "keeper");
        TestClient bob = users().add("n2-bob", "keeper");
        Answer one = thing(ada);
        Answer two = thing(ada);
        say(ada, one, "text", "1").expect(201);
        say(ada, one, "text", "2").expect(201);
        say(ada, two, "text", "3").expect(201);
        ObjectNode asked = object(
                "where",
                object(
                        "about",
                        object(
                                "in",
                                List.of(
                                        object("entity", "every.thing", "id", one.id()),
                                        object("entity", "every.thing", "id", two.id())))),
                "groups",
                List.of("about"),
                "measures",
                List.of("count"));
        JsonNode groups = ada.post(COMMENTS + "/aggregate", asked).expect(200).json();
        assertThat(groups.toString()).contains(one.id(), two.id());
        assertThat(bob.post(COMMENTS + "/aggregate", asked).expect(200).body()).doesNotContain(one.id(), two.id());
    }

    @Test
    void commentsOfSomebodyWhoIsGoneStayWithTheName() {
        TestClient ada = users().add("g-ada", "all");
        TestClient bob = users().add("g-bob", "all");
        Answer thing = thing(ada);
        say(bob, thing, "text", "I was here").expect(201);
        String path = "records/system/user/" + users().id("user g-bob");
        // nobody deletes users, since records name them: whoever leaves is deactivated, and renamed where the law asks
        platform.admin()
                .patch(path, platform.admin().get(path).etag(), object("active", false, "full_name", "somebody"))
                .expect(200);
        JsonNode comment = ada.get(COMMENTS + "?filter=about==every.thing/" + thing.id())
                .expect(200)
                .json()
                .path("records")
                .get(0);
        assertThat(comment.path("author").asText()).isEqualTo("g-bob");
        assertThat(comment.path("excerpt").asText()).isEqualTo("I was here");
        say(ada, thing, "text", "x", "mentions", List.of(users().id("user g-bob")))
                .expectProblem(422, "mentions");
    }

    @Test
    void commentsStandInTheTimeLineOfTheirRecord() {
        TestClient ada = users().add("tl-ada", "keeper");
        Answer thing = thing(ada);
        say(ada, thing, "text", "said").expect(201);
        JsonNode lines = ada.get(
                        "records/system/time_line?filter=about==every.thing/" + thing.id() + ";what==commented")
                .expect(200)
                .json()
                .path("records");
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).path("subject").asText()).isEqualTo("said");
    }
}
