package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
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

/** Dashboards are kept, shared, and show whoever opens them what that one may see. */
@OnEachDatabase
@Tag("PLUS-69")
class DashboardTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(DashboardTest::roles);

    private static final String DASHBOARDS = "records/system/dashboard";

    static void roles() {
        platform.users()
                .team("blue")
                .role("all", grant("every.thing", Verb.values()))
                .role("other", grant("every.thing", Verb.READ))
                .role("blind", grant("every.thing", Verb.READ).put("but_fields", "note, amount"))
                .role("boxes", grant("every.box", Verb.READ));
    }

    private static TestUsers users() {
        return platform.users();
    }

    private static ObjectNode widget(String kind, Object... more) {
        ObjectNode widget = object("kind", kind, "across", 0, "down", 0, "width", 4, "height", 2);
        widget.setAll(object(more));
        return widget;
    }

    private static ObjectNode board(String name, JsonNode widgets, Object... more) {
        ObjectNode body = object("name", name, "widgets", widgets);
        body.setAll(object(more));
        return body;
    }

    private static Answer keep(TestClient by, String name, Object... more) {
        return by.post(DASHBOARDS, board(name, array(widget("recent")), more)).expect(201);
    }

    private static Object noteIs(String note) {
        return object("entity", "every.thing", "where", object("note", object("is", note)));
    }

    private static JsonNode listed(TestClient who, String name) {
        for (JsonNode each : who.get("dashboards").expect(200).json().path("dashboards")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        return object();
    }

    private static List<String> names(TestClient who) {
        List<String> names = new ArrayList<>();
        who.get("dashboards")
                .expect(200)
                .json()
                .path("dashboards")
                .forEach(each -> names.add(each.path("name").asText()));
        return names;
    }

    private static String home(TestClient who) {
        JsonNode json = who.get("dashboards").expect(200).json();
        for (JsonNode each : json.path("dashboards")) {
            if (each.path("id").equals(json.path("home"))) {
                return each.path("name").asText();
            }
        }
        return json.path("home").isNull() ? "built in" : "unknown";
    }

    private static void refused(TestClient by, String field, ObjectNode widget) {
        Answer answer = by.post(DASHBOARDS, board("bad", array(widget("note"), widget)));
        answer.expectProblem(422, "widgets[1]." + field);
    }

    @Test
    void aDashboardOfEachKindOfWidgetIsKeptAndOneThatDoesNotFitIsRefusedByItsPlace() {
        TestClient ada = users().add("kind-ada", "all");
        Answer view = ada.post(
                        "records/system/saved_query",
                        object("name", "for widgets", "entity", "every.thing", "condition", noteIs("a")))
                .expect(201);
        Answer made = ada.post(
                        DASHBOARDS,
                        board(
                                "each kind",
                                array(
                                        widget(
                                                "figure",
                                                "entity",
                                                "every.thing",
                                                "measure",
                                                "sum:amount",
                                                "by",
                                                "seen:month"),
                                        widget(
                                                "list",
                                                "entity",
                                                "every.thing",
                                                "shown_columns",
                                                "caption,on_day",
                                                "sort",
                                                "-caption",
                                                "lines",
                                                5,
                                                "view",
                                                view.id()),
                                        widget(
                                                "chart",
                                                "entity",
                                                "every.thing",
                                                "by",
                                                "state",
                                                "chart",
                                                "pie",
                                                "condition",
                                                noteIs("b")),
                                        widget("stages", "entity", "every.thing", "by", "state"),
                                        widget("agenda"),
                                        widget("agenda", "entity", "every.thing", "starts", "on_day"),
                                        widget("note", "note", "# Read **me**", "headline", "Words"),
                                        widget("waiting"),
                                        widget("favourites"),
                                        widget("recent", "across", 8, "down", 40)),
                                "icon",
                                "layout-dashboard"))
                .expect(201);
        JsonNode seen = listed(ada, "each kind");
        assertThat(seen.path("widgets")).hasSize(10);
        assertThat(seen.path("own").asBoolean()).isTrue();
        assertThat(seen.path("widgets").get(1).path("view").asText()).isEqualTo(view.id());
        assertThat(seen.path("widgets").get(2).path("condition").toString()).contains("\"note\":{\"is\":\"b\"}");
        seen.path("widgets").forEach(each -> assertThat(each.path("lacks")).isEmpty());

        refused(ada, "entity", widget("figure"));
        refused(ada, "by", widget("chart", "entity", "every.thing"));
        refused(ada, "by", widget("chart", "entity", "every.thing", "by", "lines"));
        refused(ada, "by", widget("stages", "entity", "every.thing", "by", "caption"));
        refused(ada, "starts", widget("agenda", "entity", "every.thing"));
        refused(ada, "starts", widget("agenda", "entity", "every.thing", "starts", "caption"));
        refused(ada, "measure", widget("figure", "entity", "every.thing", "measure", "sum:caption"));
        refused(ada, "shown_columns", widget("list", "entity", "every.thing", "shown_columns", "colr"));
        refused(ada, "sort", widget("list", "entity", "every.thing", "sort", "-colr"));
        refused(ada, "entity", widget("list", "entity", "every.box"));
        refused(ada, "entity", widget("list", "entity", "x'; drop table"));
        refused(ada, "entity", widget("note", "condition", noteIs("a")));
        refused(
                ada,
                "condition",
                widget(
                        "list",
                        "entity",
                        "every.thing",
                        "condition",
                        object("entity", "system.user", "where", object("full_name", object("is", "A")))));
        refused(ada, "element", widget("plugin"));
        refused(ada, "element", widget("plugin", "element", "every.nothing"));
        refused(ada, "kind", widget("globe"));
        refused(ada, "chart", widget("chart", "entity", "every.thing", "by", "state", "chart", "3d"));
        refused(ada, "width", widget("note", "across", 8, "width", 6));
        for (Object size : List.of(-1, 13, 2_000_000_000, -9_000_000_000_000_000_000L, 1.5, "wide")) {
            Answer answer = ada.post(DASHBOARDS, board("bad", array(widget("note", "width", size))));
            assertThat(answer.status()).as(answer.toString()).isBetween(400, 422);
        }
        refused(ada, "height", widget("note", "height", 25));
        refused(ada, "across", widget("note", "across", -1, "width", 1));
        refused(ada, "down", widget("note", "down", 1001));
        refused(ada, "lines", widget("list", "entity", "every.thing", "lines", 51));
        ada.post(DASHBOARDS, board("bad", array(), "icon", "<svg>")).expectProblem(422, "icon");
        Object[] many = Collections.nCopies(41, widget("note")).toArray();
        ada.post(DASHBOARDS, board("bad", array(many))).expectProblem(422, "widgets");
        // and no change slips through that could not be made so
        ada.patch(
                        DASHBOARDS + "/" + made.id(),
                        made.etag(),
                        object("widgets", array(widget("figure", "entity", "every.box"))))
                .expectProblem(422, "widgets[0].entity");
        assertThat(listed(ada, "each kind").path("widgets")).hasSize(10);
        assertThat(names(ada)).doesNotContain("bad");
    }

    @Test
    @Tag("S-33")
    @Tag("S-06")
    void aSharedDashboardTellsNothingOfWhatItsReaderMayNotSee() {
        TestClient ada = users().add("sh-ada", "all", "boxes", "system.view_keeper");
        TestClient eve = users().add("sh-eve", "blind");
        Answer made = ada.post(
                        DASHBOARDS,
                        board(
                                "shared",
                                array(
                                        widget(
                                                "list",
                                                "entity",
                                                "every.thing",
                                                "shown_columns",
                                                "caption,note",
                                                "sort",
                                                "amount"),
                                        widget(
                                                "figure",
                                                "entity",
                                                "every.thing",
                                                "condition",
                                                noteIs("hush"),
                                                "headline",
                                                "Quiet"),
                                        widget("figure", "entity", "every.thing", "measure", "sum:amount"),
                                        widget("figure", "entity", "every.box", "headline", "Secret boxes"),
                                        widget("note", "note", "Hello")),
                                "everybody",
                                true))
                .expect(201);
        JsonNode seen = listed(eve, "shared");
        assertThat(seen.toString())
                .doesNotContain("hush", "amount\"", "every.box", "Secret boxes", "caption,note", "sum:");
        assertThat(seen.path("widgets").get(0).path("shown_columns").asText()).isEqualTo("caption");
        assertThat(lacks(seen, 0)).containsExactly("shown_columns", "sort");
        assertThat(lacks(seen, 1)).containsExactly("condition");
        assertThat(lacks(seen, 2)).containsExactly("measure");
        assertThat(lacks(seen, 3)).containsExactly("entity");
        assertThat(seen.path("widgets").get(4).path("note").asText()).isEqualTo("Hello");
        assertThat(seen.path("own").asBoolean()).isFalse();
        String widget = listed(ada, "shared").path("widgets").get(1).path("id").asText();
        // no other door tells more: neither the record, its history and its parts, nor a question about them
        for (String door : List.of(
                DASHBOARDS + "/" + made.id(),
                DASHBOARDS + "/" + made.id() + "/history",
                DASHBOARDS,
                "records/system/dashboard_widget",
                "records/system/dashboard_widget/" + widget,
                "records/system/dashboard_widget/" + widget + "/history",
                "records/system/dashboard_widget?filter=headline==Quiet",
                "records/system/dashboard_widget/aggregate?measure=count&group=headline",
                DASHBOARDS + "?filter=widgets=empty=false")) {
            Answer answer = eve.get(door);
            assertThat(answer.body()).as(door).doesNotContain("hush", "sum:amount", "every.box", "Secret", "Quiet");
        }
        JsonNode headline = object("headline", object("is", "Quiet"));
        JsonNode question = object(
                "where",
                object("some", "system.dashboard_widget.parent", "where", headline),
                "fields",
                List.of("name"));
        String query = DASHBOARDS + "/query";
        assertThat(ada.post(query, question).expect(200).json().path("records")).hasSize(1);
        assertThat(eve.post(query, question).expect(200).json().path("records")).isEmpty();
        eve.patch(DASHBOARDS + "/" + made.id(), made.etag(), object("name", "mine"))
                .expectProblem(403);
        eve.delete(DASHBOARDS + "/" + made.id(), made.etag()).expectProblem(403);
        eve.patch("records/system/dashboard_widget/" + widget, "\"1\"", object("headline", "mine"));
        assertThat(listed(ada, "shared").path("widgets").get(1).path("headline").asText())
                .isEqualTo("Quiet");
    }

    @Test
    void aWidgetThatIsSentWithItsIdAloneKeepsTheRestOfIt() {
        TestClient ada = users().add("part-ada", "all", "boxes");
        Answer made = ada.post(
                        DASHBOARDS,
                        board(
                                "parts",
                                array(
                                        widget("figure", "entity", "every.box", "headline", "Boxes"),
                                        widget("note", "note", "Hello"))))
                .expect(201);
        String id = made.json().path("widgets").get(0).path("id").asText();
        // whoever lost a right still arranges what is theirs, and loses nothing of it by that
        ObjectNode moved = object("id", id, "across", 8, "down", 3, "width", 2, "height", 4);
        ada.patch(DASHBOARDS + "/" + made.id(), made.etag(), object("widgets", array(moved)))
                .expect(200);
        JsonNode widgets = listed(ada, "parts").path("widgets");
        assertThat(widgets).hasSize(1);
        assertThat(widgets.get(0).path("headline").asText()).isEqualTo("Boxes");
        assertThat(widgets.get(0).path("entity").asText()).isEqualTo("every.box");
        assertThat(widgets.get(0).path("width").asInt()).isEqualTo(2);
        assertThat(widgets.get(0).path("across").asInt()).isEqualTo(8);
    }

    @Test
    @Tag("S-06")
    void whatWasSmuggledIntoAWidgetOpensNothing() {
        TestClient eve = users().add("sm-eve", "blind");
        Answer made = eve.post(DASHBOARDS, board("smuggled", array(widget("list", "entity", "every.thing"))))
                .expect(201);
        Tables tables = new Tables(platform::connect);
        for (String text : List.of("note,amount", "x);--", "-amount", "sum:amount", "\"")) {
            for (String entity : List.of("every.thing", "every.box", "x);--")) {
                tables.execute("update system_dashboard_widget set entity = '" + entity + "', shown_columns = '" + text
                        + "', sort = '" + text + "', measure = '" + text + "', by = '" + text + "', starts = '" + text
                        + "', condition = '{\"entity\":\"every.thing\",\"where\":{\"note\":{\"is\":\"hush\"}}}'"
                        + " where parent_id = '" + made.id() + "'");
                JsonNode seen = listed(eve, "smuggled");
                assertThat(seen.toString()).doesNotContain("amount", "hush", "--", "every.box");
                assertThat(seen.path("widgets").get(0).path("lacks")).isNotEmpty();
            }
        }
    }

    private static List<String> lacks(JsonNode dashboard, int index) {
        List<String> lacks = new ArrayList<>();
        dashboard.path("widgets").get(index).path("lacks").forEach(each -> lacks.add(each.asText()));
        return lacks;
    }

    @Test
    void dashboardsAreSharedWithUsersTeamsRolesAndEverybody() {
        TestClient ada = users().add("who-ada", "all");
        TestClient bob = users().add("who-bob", "all");
        TestClient cyd = users().add(
                        "who-cyd",
                        object("roles", List.of(users().id("role all")), "main_team", users().id("team blue")));
        Answer mine = keep(ada, "only mine");
        assertThat(names(bob)).doesNotContain("only mine");
        bob.get(DASHBOARDS + "/" + mine.id()).expectProblem(404);
        ada.post(DASHBOARDS + "/" + mine.id() + "/shares", object("user", users().id("user who-bob"), "edit", false))
                .expect(201);
        assertThat(names(bob)).contains("only mine");
        assertThat(names(cyd)).doesNotContain("only mine");
        ada.post(DASHBOARDS + "/" + mine.id() + "/shares", object("team", users().id("team blue"), "edit", false))
                .expect(201);
        assertThat(names(cyd)).contains("only mine");
        // roles and everybody are for whoever may
        ada.post(DASHBOARDS, board("to all", array(), "everybody", true)).expectProblem(422, "everybody");
        ada.post(DASHBOARDS, board("to roles", array(), "roles", List.of(users().id("role all"))))
                .expectProblem(422, "roles");
        TestClient dee = users().add("who-dee", "all", "system.view_keeper");
        keep(dee, "for all of us", "roles", List.of(users().id("role all")));
        assertThat(names(ada)).contains("for all of us");
        assertThat(names(users().add("who-eve", "other"))).doesNotContain("for all of us", "only mine");
        dee.post(DASHBOARDS, board("for all of us", array(), "everybody", true)).expectProblem(409);
    }

    @Test
    @Tag("SYS-03")
    void theHomeIsOnesOwnElseThatOfTheRoleElseThatOfEverybodyElseTheBuiltInOne() {
        TestClient kit = users().add("home-kit", "all", "system.view_keeper");
        TestClient ada = users().add("home-ada", "other");
        TestClient bob = users().add("home-bob", "boxes");
        assertThat(home(ada)).isEqualTo("built in");
        Answer all = keep(kit, "home of all", "opens", true, "everybody", true);
        Answer role = keep(kit, "home of role", "opens", true, "roles", List.of(users().id("role other")));
        assertThat(home(ada)).isEqualTo("home of role");
        assertThat(home(bob)).isEqualTo("home of all");
        // whoever makes homes for others has none of theirs by this, and both stay
        assertThat(home(kit)).isEqualTo("home of all");
        Answer first = keep(ada, "first", "opens", true);
        assertThat(home(ada)).isEqualTo("first");
        keep(ada, "second", "opens", true);
        assertThat(home(ada)).isEqualTo("second");
        assertThat(listed(ada, "first").path("opens").asBoolean()).isFalse();
        choose(ada, all.id(), first.id(), all.id()).expect(204);
        assertThat(home(ada)).isEqualTo("home of all");
        assertThat(names(ada).subList(0, 2)).containsExactly("first", "home of all");
        choose(ada, null).expect(204);
        assertThat(home(ada)).isEqualTo("second");
        choose(bob, role.id()).expectProblem(422, "home");
        choose(bob, UUID.randomUUID().toString()).expectProblem(422, "home");
        bob.send("PUT", "dashboards", object("dashboards", List.of("x")), "application/json")
                .expectProblem(400);
        kit.delete(DASHBOARDS + "/" + all.id(), all.etag()).expect(204);
        assertThat(home(bob)).isEqualTo("built in");
        kit.delete(DASHBOARDS + "/" + role.id(), role.etag()).expect(204);
    }

    private static Answer choose(TestClient who, String home, String... order) {
        return who.send("PUT", "dashboards", object("dashboards", List.of(order), "home", home), "application/json");
    }
}
