package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.kin.KinPlugin;

/** A merge is taken back later, also after further edits, with what was edited shown and nothing lost silently. */
@OnEachDatabase
@Tag("PLUS-04")
class MergeUndoTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(KinPlugin.class).given(MergeUndoTest::roles);

    private static final String PEOPLE = "records/kin/person";
    private static final String VISITS = "records/kin/visit";

    static void roles() {
        platform.users()
                .role("all", grant("kin.person", Verb.values()), grant("kin.visit", Verb.values()))
                .role("changes", grant("kin.person", Verb.READ, Verb.UPDATE))
                .role("reads", grant("kin.person", Verb.READ));
    }

    private static TestClient admin() {
        return platform.admin();
    }

    private static MergeDesk people() {
        return new MergeDesk(admin(), PEOPLE);
    }

    private static String visit(String who, String day) {
        return admin().post(VISITS, object("who", who, "on_day", day))
                .expect(201)
                .id();
    }

    private static String who(String visit) {
        return admin().get(VISITS + "/" + visit)
                .expect(200)
                .json()
                .at("/who/id")
                .asText();
    }

    @Test
    void allIsAsItWas() {
        String stays = people().make("full_name", "As it was A", "friends", array());
        String goes = people().make("full_name", "As it was B", "email", "as.it.was@example.org", "note", "B's");
        String visit = visit(goes, "2026-01-01");
        String own = visit(stays, "2026-01-02");
        String both = people().make("full_name", "Knows both", "friends", array(goes, stays));
        String comment = admin().post(
                        "records/system/comment",
                        object("text", "said", "about", object("entity", "kin.person", "id", goes)))
                .expect(201)
                .id();
        JsonNode ofStays = people().read(stays);
        JsonNode ofGoes = people().read(goes);
        JsonNode merged = people().merge(stays, goes);
        assertThat(people().read(stays).path("email").asText()).isEqualTo("as.it.was@example.org");

        JsonNode preview = people().askUndo(MergeDesk.id(merged), "?dry_run=true", object())
                .expect(200)
                .json();
        assertThat(preview.path("fields").findValuesAsText("choice")).containsOnly("restore");
        assertThat(who(visit)).isEqualTo(stays);
        JsonNode undone = people().undo(merged);
        assertThat(undone.path("moved")).isEqualTo(preview.path("moved"));
        assertThat(undone.path("left")).isEmpty();
        assertThat(who(visit)).isEqualTo(goes);
        assertThat(who(own)).isEqualTo(stays);
        same(people().read(stays), ofStays);
        same(people().read(goes), ofGoes);
        assertThat(people().read(both).path("friends").findValuesAsText("id")).containsExactly(goes, stays);
        assertThat(admin().get("records/system/comment/" + comment)
                        .json()
                        .at("/about/id")
                        .asText())
                .isEqualTo(goes);
        assertThat(admin().get("records/system/merge/" + MergeDesk.id(merged))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("undone");
        assertThat(admin().get(PEOPLE + "/" + stays + "/history")
                        .json()
                        .at("/entries/0/unmerge")
                        .asText())
                .isEqualTo(MergeDesk.id(merged));
        people().askUndo(MergeDesk.id(merged), object()).expectProblem(409);
    }

    private static void same(JsonNode now, JsonNode then) {
        assertThat(stripped(now)).isEqualTo(stripped(then));
    }

    private static ObjectNode stripped(JsonNode record) {
        return ((ObjectNode) record.deepCopy()).without(List.of("version", "updated_at", "updated_by", "last", "can"));
    }

    @Test
    void whatWasChangedSinceIsShownAndDecidedByWhoeverUndoesIt() {
        String stays = people().make("full_name", "Changed A", "note", "of A");
        String goes = people().make("full_name", "Changed B", "note", "of B", "email", "changed.b@example.org");
        JsonNode merged = people().merge(stays, goes, "note", MergeDesk.from(goes), "full_name", "Changed both");
        String id = MergeDesk.id(merged);
        people().change(stays, "note", "edited since", "email", "other@example.org");

        JsonNode preview =
                people().askUndo(id, "?dry_run=true", object()).expect(200).json();
        assertThat(preview.path("fields")).hasSize(3);
        JsonNode note = field(preview, "note");
        assertThat(note.path("changed_since").asBoolean()).isTrue();
        assertThat(note.path("choice").isNull()).isTrue();
        assertThat(note.path("before").asText()).isEqualTo("of A");
        assertThat(note.path("merged").asText()).isEqualTo("of B");
        assertThat(note.path("now").asText()).isEqualTo("edited since");
        assertThat(field(preview, "full_name").path("choice").asText()).isEqualTo("restore");

        Answer undecided = people().askUndo(id, object()).expectProblem(409);
        assertThat(undecided.fields()).containsExactlyInAnyOrder("note", "email");
        ObjectNode choices = object("note", "keep", "email", "restore");
        people().askUndo(id, object("choices", choices)).expectProblem(400);
        people().askUndo(id, object("version", 1, "choices", choices)).expectProblem(412);
        int version = people().read(stays).path("version").asInt();
        people().askUndo(id, object("version", version, "choices", object("visits", "keep")))
                .expectProblem(422);
        people().askUndo(id, object("version", version, "choices", object("note", "maybe")))
                .expectProblem(400);
        people().askUndo(id, object("version", version, "choices", choices)).expect(200);
        JsonNode now = people().read(stays);
        assertThat(now.path("note").asText()).isEqualTo("edited since");
        assertThat(now.path("email").isNull()).isTrue();
        assertThat(now.path("full_name").asText()).isEqualTo("Changed A");
        assertThat(people().read(goes).path("email").asText()).isEqualTo("changed.b@example.org");
    }

    private static JsonNode field(JsonNode preview, String name) {
        for (JsonNode each : preview.path("fields")) {
            if (each.path("field").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no field " + name + " in " + preview);
    }

    @Test
    void partsThatWereChangedSinceAreShownAndDecidedToo() {
        String stays = people().make("full_name", "Parts since A", "links", array(object("kind", "a")));
        String goes = people().make("full_name", "Parts since B", "links", array(object("kind", "b")));
        JsonNode first = people().read(stays).path("links");
        JsonNode merged = people().merge(stays, goes);
        String a = first.at("/0/id").asText();
        String b = people().read(stays).at("/links/1/id").asText();
        people().change(
                        stays,
                        "links",
                        array(
                                object("id", a, "kind", "a"),
                                object("id", b, "kind", "b edited"),
                                object("kind", "new")));
        people().change(stays, "links", array(object("id", a, "kind", "a edited"), object("kind", "newer")));
        people().askUndo(MergeDesk.id(merged), object()).expectProblem(409, "links");
        JsonNode links = field(
                people().askUndo(MergeDesk.id(merged), "?dry_run=true", object())
                        .expect(200)
                        .json(),
                "links");
        assertThat(links.path("choice").isNull()).isTrue();
        assertThat(links.path("before").findValuesAsText("id")).containsExactly(a);
        assertThat(links.path("before").findValuesAsText("kind")).containsExactly("a");
        assertThat(links.path("merged").findValuesAsText("kind")).containsExactly("a", "b");
        assertThat(links.path("now").findValuesAsText("kind")).containsExactly("a edited", "newer");
        int version = people().read(stays).path("version").asInt();
        people().askUndo(MergeDesk.id(merged), object("version", version, "choices", object("links", "restore")))
                .expect(200);
        assertThat(people().read(stays).at("/links/0/id").asText()).isEqualTo(a);
        assertThat(people().read(stays).path("links").findValuesAsText("kind")).containsExactly("a");
        assertThat(people().read(goes).path("links").findValuesAsText("kind")).containsExactly("b");
    }

    @Test
    void partsThatWereReplacedSinceComeBackUnderTheirIdsOrStayAsTheyAre() {
        for (String choice : List.of("restore", "keep")) {
            String stays = people().make("full_name", "Replaced A", "links", array(object("kind", "a")));
            String goes = people().make("full_name", "Replaced B", "links", array(object("kind", "b")));
            String a = people().read(stays).at("/links/0/id").asText();
            JsonNode merged = people().merge(stays, goes);
            people().change(stays, "links", array(object("kind", "instead")));
            int version = people().read(stays).path("version").asInt();
            people().askUndo(MergeDesk.id(merged), object("version", version, "choices", object("links", choice)))
                    .expect(200);
            JsonNode now = people().read(stays).path("links");
            if (choice.equals("restore")) {
                assertThat(now.at("/0/id").asText()).isEqualTo(a);
                assertThat(now.findValuesAsText("kind")).containsExactly("a");
            } else {
                assertThat(now.findValuesAsText("kind")).containsExactly("instead");
            }
        }
    }

    @Test
    void whatPointsElsewhereByNowOrIsGoneIsLeftAndNamed() {
        String stays = people().make("full_name", "Left A");
        String goes = people().make("full_name", "Left B");
        String third = people().make("full_name", "Left C");
        String moved = visit(goes, "2026-02-01");
        String elsewhere = visit(goes, "2026-02-02");
        String deleted = visit(goes, "2026-02-03");
        String added;
        JsonNode merged = people().merge(stays, goes);
        admin().patch(VISITS + "/" + elsewhere, etag(elsewhere), object("who", third))
                .expect(200);
        admin().delete(VISITS + "/" + deleted, etag(deleted)).expect(204);
        added = visit(stays, "2026-02-04");
        JsonNode undone = people().undo(merged);
        assertThat(undone.path("left")).hasSize(2);
        assertThat(undone.path("left").findValuesAsText("record")).containsExactly(elsewhere);
        assertThat(who(moved)).isEqualTo(goes);
        assertThat(who(elsewhere)).isEqualTo(third);
        assertThat(who(added)).isEqualTo(stays);
    }

    private static String etag(String visit) {
        return admin().get(VISITS + "/" + visit).expect(200).etag();
    }

    @Test
    void aClosedRecordIsLeftAndNamed() {
        String stays = people().make("full_name", "Closed A");
        String goes = people().make("full_name", "Closed B");
        String visit = visit(goes, "2026-02-11");
        JsonNode merged = people().merge(stays, goes);
        admin().patch(VISITS + "/" + visit, etag(visit), object("state", "closed"))
                .expect(200);
        JsonNode undone = people().undo(merged);
        assertThat(undone.at("/left/0/record").asText()).isEqualTo(visit);
        assertThat(who(visit)).isEqualTo(stays);
    }

    @Test
    void severalAreTakenBackInTheOppositeOrder() {
        String stays = people().make("full_name", "Order A");
        String first = people().make("full_name", "Order B", "note", "first");
        String second = people().make("full_name", "Order C", "email", "order.c@example.org");
        String above = people().make("full_name", "Order D");
        String visit = visit(first, "2026-03-01");
        JsonNode one = people().merge(stays, first);
        JsonNode two = people().merge(stays, second);
        Answer early = people().askUndo(MergeDesk.id(one), object()).expectProblem(409);
        assertThat(early.text("detail")).contains(MergeDesk.id(two));
        JsonNode three = people().merge(above, stays);
        Answer nested = people().askUndo(MergeDesk.id(two), object()).expectProblem(409);
        assertThat(nested.text("detail")).contains(above);
        String lying = "records/system/merge/" + MergeDesk.id(two);
        assertThat(admin().get(lying).expectProblem(404).text("detail")).contains(above);
        assertThat(platform.users().nobody().get(lying).expectProblem(404).body())
                .isEqualTo(platform.users()
                        .nobody()
                        .get("records/system/merge/01900000-0000-7000-8000-000000000000")
                        .expectProblem(404)
                        .body());
        assertThat(who(visit)).isEqualTo(above);
        people().undo(three);
        people().undo(two);
        people().undo(one);
        assertThat(who(visit)).isEqualTo(first);
        assertThat(people().read(stays).path("note").isNull()).isTrue();
        assertThat(people().read(second).path("email").asText()).isEqualTo("order.c@example.org");
    }

    @Test
    void whatStayedMayLieInTheTrashMeanwhile() {
        String stays = people().make("full_name", "Trash A");
        String goes = people().make("full_name", "Trash B");
        JsonNode merged = people().merge(stays, goes);
        people().delete(stays);
        people().askUndo(MergeDesk.id(merged), object()).expectProblem(404);
        admin().post("trash/" + stays + "/restore", object()).expect(200);
        people().undo(merged);
        people().read(goes);
    }

    @Test
    void whatWentMayBeBackOrGoneForGood() {
        String stays = people().make("full_name", "Back A");
        String goes = people().make("full_name", "Back B");
        String visit = visit(goes, "2026-03-11");
        JsonNode merged = people().merge(stays, goes);
        admin().post("trash/" + goes + "/restore", object()).expect(200);
        people().undo(merged);
        assertThat(who(visit)).isEqualTo(goes);

        JsonNode again = people().merge(stays, goes);
        admin().send("DELETE", "trash/" + goes, null, null).expect(204);
        people().askUndo(MergeDesk.id(again), object()).expectProblem(409);
        assertThat(who(visit)).isEqualTo(stays);
    }

    @Test
    void whatIsTakenByNowStandsAgainstIt() {
        String stays = people().make("full_name", "Taken A");
        String goes = people().make("full_name", "Taken B", "email", "taken.b@example.org");
        JsonNode merged = people().merge(stays, goes, "email", null);
        people().make("full_name", "Taken C", "email", "taken.b@example.org");
        people().askUndo(MergeDesk.id(merged), object()).expectProblem(409);
        admin().get(PEOPLE + "/" + goes).expectProblem(404);
    }

    @Test
    void whoUndoesItMayChangeAndDelete() {
        String stays = people().make("full_name", "Undo rights A");
        String goes = people().make("full_name", "Undo rights B");
        String id = MergeDesk.id(people().merge(stays, goes));
        TestClient reads = platform.users().add("undo-reads", "reads");
        assertThat(reads.get("records/system/merge?filter=survivor==kin.person/" + stays)
                        .isOk())
                .isTrue();
        new MergeDesk(reads, PEOPLE).askUndo(id, object()).expectProblem(403);
        new MergeDesk(platform.users().add("undo-changes", "changes"), PEOPLE)
                .askUndo(id, object())
                .expectProblem(403);
        new MergeDesk(platform.users().nobody(), PEOPLE).askUndo(id, object()).expectProblem(404);
        admin().post("records/system/merge/" + id + "/undo", object()).expectProblem(428);
        admin().header("If-Match", "\"77\"")
                .post("records/system/merge/" + id + "/undo", object())
                .expectProblem(412);
        new MergeDesk(platform.users().add("undo-all", "all"), PEOPLE)
                .askUndo(id, object())
                .expect(200);
    }

    @Test
    void sharesAndFavouritesAreOfBothAndGoBack() {
        platform.users().role("sees_own", within(Scope.OWN, grant("kin.person", Verb.READ)));
        TestClient friend = platform.users().add("a-friend", "sees_own");
        String stays = people().make("full_name", "Shared A");
        String goes = people().make("full_name", "Shared B");
        admin().post(
                        PEOPLE + "/" + goes + "/shares",
                        object("user", platform.users().id("user a-friend"), "edit", false))
                .expect(201);
        friend.get(PEOPLE + "/" + goes).expect(200);
        friend.get(PEOPLE + "/" + stays).expectProblem(404);
        friend.send("PUT", "favourites/kin/person/" + goes, null, null).expect(204);
        JsonNode merged = people().merge(stays, goes);
        friend.get(PEOPLE + "/" + stays).expect(200);
        assertThat(friend.get("favourites").body()).contains(stays);
        people().undo(merged);
        friend.get(PEOPLE + "/" + stays).expectProblem(404);
        friend.get(PEOPLE + "/" + goes).expect(200);
        assertThat(friend.get("favourites").body()).contains(goes).doesNotContain(stays);
    }
}
