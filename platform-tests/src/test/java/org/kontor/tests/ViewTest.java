package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
import org.kontor.tests.every.EveryPlugin;

/** Views are kept in all their forms, shared, and show whoever opens them what that one may see. */
@OnEachDatabase
@Tag("PLUS-08")
class ViewTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(ViewTest::roles);

    private static final String THINGS = "records/every/thing";
    private static final String VIEWS = "records/system/saved_query";

    static void roles() {
        platform.users()
                .team("blue")
                .role("all", grant("every.thing", Verb.values()))
                .role("blind", grant("every.thing", Verb.READ).put("but_fields", "note, amount"))
                .role("boxes", grant("every.box", Verb.READ));
    }

    private static TestUsers users() {
        return platform.users();
    }

    private static ObjectNode view(String name, Object... more) {
        ObjectNode body = object("name", name, "entity", "every.thing");
        body.setAll(object(more));
        return body;
    }

    private static Answer keep(TestClient by, String name, Object... more) {
        return by.post(VIEWS, view(name, more)).expect(201);
    }

    private static Object euros(String amount) {
        return object("amount", amount, "currency", "EUR");
    }

    private static Object noteIs(String note) {
        return object("entity", "every.thing", "where", object("note", object("is", note)));
    }

    private static JsonNode listed(TestClient who, String name) {
        for (JsonNode each : who.get(THINGS + "/views").expect(200).json().path("views")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        return object();
    }

    private static List<String> names(TestClient who) {
        List<String> names = new ArrayList<>();
        who.get(THINGS + "/views")
                .expect(200)
                .json()
                .path("views")
                .forEach(each -> names.add(each.path("name").asText()));
        return names;
    }

    private static void opens(TestClient who, Answer view) {
        assertThat(who.get(THINGS + "/views").json().path("opens").asText())
                .isEqualTo(view == null ? "null" : view.id());
    }

    private static List<String> captions(TestClient who, String query) {
        List<String> captions = new ArrayList<>();
        who.get(THINGS + query)
                .expect(200)
                .json()
                .path("records")
                .forEach(each -> captions.add(each.path("caption").asText()));
        return captions;
    }

    private static void thing(TestClient by, String caption, Object... more) {
        ObjectNode body = object("caption", caption);
        body.setAll(object(more));
        by.post(THINGS, body).expect(201);
    }

    @Test
    void aViewIsRunWithWhatIsAskedBesidesOnTop() {
        TestClient ada = users().add("run-ada", "all");
        thing(ada, "apple", "note", "run", "kind", "small");
        thing(ada, "banana", "note", "run", "kind", "large");
        thing(ada, "cherry", "note", "other", "kind", "small");
        Answer view = keep(
                ada, "run", "condition", noteIs("run"), "sort", "-caption", "shown_columns", "caption", "by", "kind");
        String run = "?view=" + view.id();
        assertThat(captions(ada, run)).containsExactly("banana", "apple");
        assertThat(captions(ada, run + "&sort=caption&filter=kind==small")).containsExactly("apple");
        assertThat(ada.get(THINGS + run + "&count=true")
                        .json()
                        .path("count")
                        .path("value")
                        .asInt())
                .isEqualTo(2);
        JsonNode first = ada.get(THINGS + run + "&limit=1").json();
        assertThat(first.path("records").get(0).has("note")).isFalse();
        assertThat(captions(ada, run + "&limit=1&cursor=" + first.path("next").asText()))
                .containsExactly("apple");
        assertThat(ada.get(THINGS + "/export" + run).expect(200).lines()).hasSize(2);
        JsonNode lines = ada.get(THINGS + "/aggregate" + run).expect(200).json().path("lines");
        assertThat(lines).hasSize(2);
        ada.get(THINGS + "?view=" + UUID.randomUUID()).expectProblem(422, "view");
        ada.get(THINGS + "?view=none").expectProblem(400);
        ada.get(VIEWS + "?view=" + view.id()).expectProblem(422, "view");
    }

    @Test
    @Tag("S-33")
    @Tag("S-06")
    void aSharedViewShowsEachReaderWhatTheyMayReadAndSaysWhatItLacks() {
        TestClient ada = users().add("sh-ada", "all", "system.view_keeper");
        TestClient eve = users().add("sh-eve", "blind");
        thing(ada, "date", "note", "hush", "amount", euros("5.00"));
        thing(ada, "elder", "note", "loud", "amount", euros("7.00"));
        Answer plain = keep(
                ada,
                "shared columns",
                "everybody",
                true,
                "shown_columns",
                "caption,note,amount",
                "widths",
                "100,200,300",
                "sort",
                "-amount",
                "condition",
                object("entity", "every.thing", "where", object("caption", object("in", List.of("date", "elder")))));
        JsonNode seen = listed(eve, "shared columns");
        assertThat(seen.path("shown_columns").asText()).isEqualTo("caption");
        assertThat(seen.path("lacks").toString()).contains("shown_columns", "sort");
        assertThat(seen.toString()).doesNotContain("note", "amount", "300");
        assertThat(captions(eve, "?view=" + plain.id() + "&sort=caption")).containsExactly("date", "elder");
        assertThat(eve.get(THINGS + "?view=" + plain.id()).body()).doesNotContain("hush", "amount");

        Answer hidden = keep(ada, "shared secret", "everybody", true, "condition", noteIs("hush"));
        assertThat(listed(eve, "shared secret").path("lacks").toString()).contains("condition");
        Answer refusedRun = eve.get(THINGS + "?view=" + hidden.id());
        assertThat(refusedRun.expectProblem(422, "view").body()).doesNotContain("hush", "note");
        eve.get(THINGS + "/export?view=" + hidden.id()).expectProblem(403);
        eve.get(THINGS + "/aggregate?view=" + hidden.id()).expectProblem(422, "view");
        // neither the record of the view, nor its history, tells what it asks
        for (String door : List.of("/" + hidden.id(), "/" + hidden.id() + "/history", "")) {
            assertThat(eve.get(VIEWS + door).body()).as(door).doesNotContain("hush", "note");
        }
        JsonNode face = eve.get(VIEWS + "/" + hidden.id()).expect(200).json();
        assertThat(face.path("condition").isNull()).isTrue();
        assertThat(face.path("name").asText()).isEqualTo("shared secret");
        eve.patch(VIEWS + "/" + hidden.id(), hidden.etag(), object("name", "mine"))
                .expectProblem(403);
        eve.post(
                        VIEWS + "/query",
                        object("where", object("condition", object("isEmpty", true)), "fields", List.of("condition")))
                .expect(200);
    }

    @Test
    @Tag("S-06")
    void whatWasSmuggledIntoAViewOpensNothing() {
        TestClient ada = users().add("sm-ada", "all");
        TestClient eve = users().add("sm-eve", "blind");
        thing(ada, "grape", "note", "hush", "amount", euros("5.00"));
        Answer view = keep(eve, "smuggled", "shown_columns", "caption");
        Tables tables = new Tables(platform::connect);
        for (String text : List.of("note,amount", "x);--", "-amount", "sum:amount")) {
            tables.execute("update system_saved_query set shown_columns = '" + text + "', sort = '" + text
                    + "', measure = '" + text + "', grouped_by = 'amount', starts = '" + text + "' where id = '"
                    + view.id()
                    + "'");
            for (String door : List.of("", "/aggregate")) {
                Answer run = eve.get(THINGS + door + "?view=" + view.id());
                assertThat(run.status()).as(run.toString()).isEqualTo(200);
                assertThat(run.body()).doesNotContain("hush", "5.00", "amount");
            }
            assertThat(listed(eve, "smuggled").toString()).doesNotContain("amount", "--");
        }
    }

    @Test
    void viewsAreSharedWithUsersTeamsRolesAndEverybody() {
        TestClient ada = users().add("who-ada", "all", "system.view_keeper");
        TestClient bob = users().add("who-bob", object("roles", List.of(users().id("role all"))));
        TestClient cyd = users().add(
                        "who-cyd",
                        object(
                                "roles",
                                List.of(users().id("role all")),
                                "main_team",
                                users().id("team blue"),
                                "teams",
                                List.of(users().id("team blue"))));
        TestClient eve = users().add("who-eve", "blind");
        Answer mine = keep(ada, "who-private");
        Answer teams = keep(ada, "who-team");
        ada.post(VIEWS + "/" + teams.id() + "/shares", object("team", users().id("team blue"), "edit", false))
                .expect(201);
        keep(ada, "who-role", "roles", List.of(users().id("role all")));
        Answer everybodys = keep(ada, "who-everybody", "everybody", true);
        assertThat(names(ada)).contains("who-private", "who-team", "who-role", "who-everybody");
        assertThat(names(bob)).contains("who-role", "who-everybody").doesNotContain("who-private", "who-team");
        assertThat(names(cyd)).contains("who-team", "who-role", "who-everybody").doesNotContain("who-private");
        assertThat(names(eve)).contains("who-everybody").doesNotContain("who-private", "who-team", "who-role");
        // an administrator sees them as records, but is not offered what is private
        assertThat(names(platform.admin())).doesNotContain("who-private", "who-team");
        bob.get(THINGS + "?view=" + mine.id()).expectProblem(422, "view");
        // with roles and everybody only by the permission, whichever way
        bob.post(VIEWS, view("x", "everybody", true)).expectProblem(422, "everybody");
        bob.post(VIEWS, view("x", "roles", List.of(users().id("role all")))).expectProblem(422);
        Answer own = keep(bob, "bobs");
        bob.patch(VIEWS + "/" + own.id(), own.etag(), object("everybody", true)).expectProblem(422, "everybody");
        // one name is one view, as far as all see them
        ada.post(VIEWS, view("who-everybody", "everybody", true)).expectProblem(409);
        ada.patch(VIEWS + "/" + everybodys.id(), everybodys.etag(), object("everybody", false))
                .expect(200);
        assertThat(names(bob)).doesNotContain("who-everybody");
    }

    @Test
    void aListOpensByTheNearestViewAndViewsStandInOnesOwnOrder() {
        TestClient ada = users().add("op-ada", "all", "system.view_keeper");
        TestClient cyd = users().add(
                        "op-cyd",
                        object(
                                "roles",
                                List.of(users().id("role all")),
                                "main_team",
                                users().id("team blue"),
                                "teams",
                                List.of(users().id("team blue"))));
        opens(cyd, null);
        Answer everybodys = keep(ada, "op-everybody", "everybody", true, "opens", true, "rank", 1);
        opens(cyd, everybodys);
        TestClient dan = users().add("op-dan", "all", "system.view_keeper");
        Answer teams = keep(dan, "op-team", "opens", true);
        dan.post(VIEWS + "/" + teams.id() + "/shares", object("team", users().id("team blue"), "edit", false))
                .expect(201);
        opens(cyd, teams);
        Answer own = keep(cyd, "op-own", "opens", true);
        opens(cyd, own);
        put(cyd, object("views", List.of(teams.id(), own.id()), "opens", everybodys.id()))
                .expect(204);
        opens(cyd, everybodys);
        assertThat(names(cyd)).startsWith("op-team", "op-own");
        opens(ada, everybodys);
        put(cyd, object("views", List.of("x"))).expectProblem(400);
        put(cyd, object("views", List.of(), "opens", UUID.randomUUID().toString()))
                .expectProblem(422, "view");
        ada.delete(VIEWS + "/" + everybodys.id(), everybodys.etag()).expect(204);
        opens(cyd, own);
    }

    private static Answer put(TestClient by, ObjectNode body) {
        return by.send("PUT", THINGS + "/views", body, "application/json");
    }

    @Test
    void aSharedViewIsCopiedByWhatIsToldOfIt() {
        TestClient ada = users().add("cp-ada", "all", "system.view_keeper");
        TestClient bob = users().add("cp-bob", "all");
        keep(
                ada,
                "cp",
                "everybody",
                true,
                "condition",
                noteIs("copied"),
                "shown_columns",
                "caption,note",
                "sort",
                "-caption");
        ObjectNode copy = listed(bob, "cp").deepCopy();
        copy.remove(List.of("id", "version", "own", "everybody", "roles", "lacks"));
        copy.put("name", "cp of bob");
        bob.post(VIEWS, copy).expect(201);
        ObjectNode now = listed(bob, "cp of bob").deepCopy();
        assertThat(now.path("own").asBoolean()).isTrue();
        now.remove(List.of("id", "version", "own", "everybody", "roles", "lacks"));
        assertThat(now).isEqualTo(copy);
    }

    @Test
    void aViewOfAFieldThatIsGoneSaysSoAndDoesNotBreak() {
        TestClient ada = users().add("gone-ada", "all");
        thing(ada, "fig", "note", "gone");
        Answer view = keep(
                ada,
                "gone",
                "condition",
                noteIs("gone"),
                "shown_columns",
                "caption,note",
                "form",
                "board",
                "by",
                "state");
        Tables tables = new Tables(platform::connect);
        tables.execute("update system_saved_query set shown_columns = 'caption,nothing', sort = 'gone' where id = '"
                + view.id() + "'");
        JsonNode seen = listed(ada, "gone");
        assertThat(seen.path("shown_columns").asText()).isEqualTo("caption");
        assertThat(seen.path("lacks").toString()).contains("shown_columns", "sort");
        assertThat(captions(ada, "?view=" + view.id())).containsExactly("fig");
        tables.execute(
                "update system_saved_query set condition = '{\"entity\":\"every.thing\",\"where\":{\"nothing\":{\"is\":1}}}'"
                        + " where id = '" + view.id() + "'");
        assertThat(listed(ada, "gone").path("lacks").toString()).contains("condition");
        ada.get(THINGS + "?view=" + view.id()).expectProblem(422, "view");
    }
}
