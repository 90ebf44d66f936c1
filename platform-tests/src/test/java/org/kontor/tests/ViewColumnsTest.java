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
import org.kontor.testing.TestUsers;
import org.kontor.tests.every.EveryPlugin;

/** How somebody has the columns of a view is theirs, and of what they may read. */
@OnEachDatabase
@Tag("PLUS-08")
class ViewColumnsTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(ViewColumnsTest::roles);

    private static final String THINGS = "records/every/thing";
    private static final String VIEWS = "records/system/saved_query";

    static void roles() {
        platform.users()
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

    private static JsonNode first(TestClient who) {
        return who.get(THINGS + "/views").expect(200).json().path("views").path(0);
    }

    @Test
    void columnsThatSomebodyArrangesAreTheirsAloneAndAreForgottenWhenTheySay() {
        TestClient ada = users().add("columns-ada", "all");
        TestClient blind = users().add("columns-blind", "blind");
        Answer shared = ada.post(VIEWS, view("arranged", "shown_columns", "caption,amount", "pinned", 2))
                .expect(201);
        assertThat(first(ada).path("pinned").asInt()).isEqualTo(2);
        ada.post(VIEWS + "/" + shared.id() + "/shares", object("user", users().id("user columns-blind")))
                .expect(201);
        arrange(ada, shared.id(), object("shown_columns", "amount,caption", "widths", "120,", "pinned", 0))
                .expect(204);
        arrange(ada, "all", object("shown_columns", "caption")).expect(204);
        arrange(ada, "all", object("shown_columns", "state,caption", "widths", ",300"))
                .expect(204);
        JsonNode own = ada.get(THINGS + "/views").expect(200).json().path("columns");
        assertThat(own).hasSize(2);
        assertThat(own.path(shared.id()))
                .isEqualTo(object("shown_columns", "amount,caption", "widths", "120,", "pinned", 0));
        assertThat(own.path("all")).isEqualTo(object("shown_columns", "state,caption", "widths", ",300", "pinned", 1));
        assertThat(first(ada).path("shown_columns").asText()).isEqualTo("caption,amount");
        assertThat(blind.get(THINGS + "/views").json().path("columns")).isEmpty();
        ada.send("DELETE", THINGS + "/views/all/columns", null, null).expect(204);
        ada.send("DELETE", THINGS + "/views/all/columns", null, null).expect(204);
        assertThat(ada.get(THINGS + "/views").json().path("columns")).hasSize(1);
    }

    @Test
    void columnsThatDoNotFitOrThatOneMayNotReadAreRefused() {
        TestClient ada = users().add("unfit-ada", "all");
        TestClient blind = users().add("unfit-blind", "blind");
        arrange(ada, "all", object("shown_columns", "caption,colr")).expectProblem(422);
        arrange(blind, "all", object("shown_columns", "caption,note")).expectProblem(422);
        arrange(ada, "all", object("shown_columns", "caption", "widths", "100,100"))
                .expectProblem(422);
        arrange(ada, "all", object("shown_columns", "caption", "widths", "wide"))
                .expectProblem(422);
        arrange(ada, "all", object("shown_columns", "caption,".repeat(300) + "caption"))
                .expectProblem(422);
        arrange(ada, "all", object("shown_columns", "caption" + " ".repeat(2000)))
                .expectProblem(422);
        arrange(ada, "all", object("shown_columns", "caption", "pinned", 101)).expectProblem(400);
        arrange(ada, "all", object("widths", "100")).expectProblem(400);
        arrange(ada, "ALL", object("shown_columns", "caption")).expectProblem(400);
        arrange(ada, "x".repeat(61), object("shown_columns", "caption")).expectProblem(400);
        assertThat(ada.get(THINGS + "/views").json().path("columns")).isEmpty();
        users().add("unfit-eve", "boxes")
                .send("PUT", THINGS + "/views/all/columns", object("shown_columns", "caption"), "application/json")
                .expectProblem(404);
        for (int pinned : new int[] {101, -1}) {
            ada.post(VIEWS, view("unfit", "pinned", pinned)).expectProblem(422);
        }
    }

    private static Answer arrange(TestClient by, String view, ObjectNode columns) {
        return by.send("PUT", THINGS + "/views/" + view + "/columns", columns, "application/json");
    }
}
