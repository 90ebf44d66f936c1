package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Views in each form: what fits is kept, what does not is refused by its part. */
@OnEachDatabase
@Tag("PLUS-08")
class ViewFormsTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(ViewFormsTest::roles);

    private static final String THINGS = "records/every/thing";
    private static final String VIEWS = "records/system/saved_query";

    static void roles() {
        platform.users().role("all", grant("every.thing", Verb.values()));
    }

    private static TestClient admin() {
        return platform.admin();
    }

    private static JsonNode listed(TestClient who, String name) {
        for (JsonNode each : who.get(THINGS + "/views").expect(200).json().path("views")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        return object();
    }

    private static ObjectNode view(String name, Object... more) {
        ObjectNode body = object("name", name, "entity", "every.thing");
        body.setAll(object(more));
        return body;
    }

    private static Answer keep(TestClient by, String name, Object... more) {
        return by.post(VIEWS, view(name, more)).expect(201);
    }

    private static void refused(TestClient by, String field, Object... more) {
        by.post(VIEWS, view("bad", more)).expectProblem(422, field);
    }

    @Test
    void aViewOfEachFormIsKeptAndOneThatDoesNotFitIsRefusedByItsPart() {
        TestClient ada = platform.users().add("form-ada", "all");
        keep(
                ada,
                "table",
                "shown_columns",
                "caption,on_day",
                "widths",
                "240,",
                "grouped_by",
                "state",
                "sort",
                "-caption");
        keep(ada, "board", "form", "board", "by", "state", "icon", "layout-kanban", "colour", "#2f6fed");
        keep(ada, "by box", "form", "board", "by", "box");
        keep(ada, "calendar", "form", "calendar", "starts", "on_day", "ends", "seen");
        keep(ada, "map", "form", "map", "place", "caption,state");
        keep(ada, "chart", "form", "chart", "by", "seen:month", "measure", "count,sum:amount", "chart", "bar");
        keep(ada, "number", "form", "chart", "measure", "count", "chart", "number");
        assertThat(listed(ada, "chart").path("measure").asText()).isEqualTo("count,sum:amount");
        assertThat(listed(ada, "table").path("widths").asText()).isEqualTo("240,");
        refused(ada, "by", "form", "board");
        refused(ada, "by", "form", "board", "by", "caption");
        refused(ada, "by", "form", "board", "by", "about");
        refused(ada, "starts", "form", "calendar", "starts", "caption");
        refused(ada, "starts", "form", "calendar");
        refused(ada, "ends", "form", "calendar", "starts", "on_day", "ends", "state");
        refused(ada, "place", "form", "map", "place", "on_day");
        refused(ada, "measure", "form", "chart", "measure", "sum:caption");
        refused(ada, "measure", "form", "chart", "measure", "most:amount");
        refused(ada, "by", "form", "chart", "measure", "count", "by", "lines");
        refused(ada, "form", "form", "globe");
        refused(ada, "shown_columns", "shown_columns", "caption,colr");
        refused(ada, "widths", "shown_columns", "caption", "widths", "100,100");
        refused(ada, "widths", "shown_columns", "caption", "widths", "wide");
        refused(ada, "grouped_by", "grouped_by", "lines");
        refused(ada, "icon", "icon", "<svg>");
        refused(ada, "colour", "colour", "red; x: y");
        // and no change slips through that could not be made so
        Answer board = keep(ada, "moved", "form", "board", "by", "state");
        ada.patch(VIEWS + "/" + board.id(), board.etag(), object("form", "calendar"))
                .expectProblem(422, "starts");
        ada.patch(VIEWS + "/" + board.id(), board.etag(), object("entity", "every.box"))
                .expectProblem(422);
    }

    @Test
    void aTreeIsByAReferenceToItsOwnKind() {
        keep(admin(), "tree", "form", "tree");
        refused(admin(), "by", "form", "tree", "by", "box");
        refused(admin(), "by", "form", "tree", "by", "about");
        refused(admin(), "by", "form", "tree", "by", "caption");
    }

    @Test
    void whatAPluginDrawsIsNamedAndItsTermsAreReadable() {
        keep(
                admin(),
                "wall",
                "form",
                "drawn",
                "layout",
                "every.wall",
                "by",
                "state",
                "ends",
                "caption",
                "measure",
                "count");
        JsonNode listed = admin().get(THINGS + "/views").expect(200).json().path("views");
        assertThat(listed.findValuesAsText("layout")).containsExactly("every.wall");
        refused(admin(), "layout", "form", "drawn");
        refused(admin(), "layout", "form", "drawn", "layout", "<img src=x>");
        refused(admin(), "by", "form", "drawn", "layout", "every.wall", "by", "colr");
    }
}
