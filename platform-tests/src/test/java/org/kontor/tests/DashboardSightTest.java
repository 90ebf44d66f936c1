package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
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

/** Which dashboards are somebody's to choose from, however many there are, and whose views their widgets show. */
@OnEachDatabase
@Tag("PLUS-69")
class DashboardSightTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(DashboardSightTest::roles);

    private static final String DASHBOARDS = "records/system/dashboard";
    private static final String VIEWS = "records/system/saved_query";

    /** More than are read at once. */
    private static final int MANY = 1_050;

    static void roles() {
        platform.users().role("all", grant("every.thing", Verb.values()), grant("every.box", Verb.READ));
    }

    private static TestUsers users() {
        return platform.users();
    }

    private static ObjectNode list(String entity, Object view) {
        return object("kind", "list", "across", 0, "down", 0, "width", 4, "height", 2, "entity", entity, "view", view);
    }

    private static Answer keep(TestClient by, String name, JsonNode widgets) {
        return by.post(DASHBOARDS, object("name", name, "widgets", widgets));
    }

    private static Answer view(TestClient by, String name, String entity) {
        return by.post(VIEWS, object("name", name, "entity", entity)).expect(201);
    }

    private static List<String> names(TestClient who, String address, String list) {
        List<String> names = new ArrayList<>();
        who.get(address)
                .expect(200)
                .json()
                .path(list)
                .forEach(each -> names.add(each.path("name").asText()));
        return names;
    }

    @Test
    void whoeverSeesEverybodysStillFindsTheirOwn() {
        TestClient ada = users().add("many-ada", "all");
        List<JsonNode> dashboards = new ArrayList<>();
        List<JsonNode> views = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            dashboards.add(object("name", "of ada " + i));
            views.add(object("name", "of ada " + i, "entity", "every.thing"));
        }
        TestClient admin = platform.admin();
        // ids are made in the order of time: theirs may come before or after all others
        view(admin, "first", "every.thing");
        keep(admin, "first", array()).expect(201);
        ada.ndjson(DASHBOARDS + "/bulk", dashboards).expect(200);
        ada.ndjson(VIEWS + "/bulk", views).expect(200);
        view(admin, "last", "every.thing");
        Answer last = keep(admin, "last", array()).expect(201);

        assertThat(names(admin, "dashboards", "dashboards")).containsExactly("first", "last");
        assertThat(names(admin, "records/every/thing/views", "views")).containsExactly("first", "last");
        admin.send("PUT", "dashboards", object("dashboards", List.of(), "home", last.id()), "application/json")
                .expect(204);
    }

    @Test
    void aWidgetShowsAViewOfItsOwnEntity() {
        TestClient bob = users().add("view-bob", "all");
        Answer things = view(bob, "things", "every.thing");
        Answer boxes = view(bob, "boxes", "every.box");
        Answer refused = keep(bob, "bad", array(list("every.thing", things.id()), list("every.thing", boxes.id())));
        refused.expectProblem(422, "widgets[1].view");
        Answer made = keep(bob, "good", array(list("every.thing", things.id()), list("every.box", boxes.id())))
                .expect(201);
        // and no change slips through that could not be made so
        String path = DASHBOARDS + "/" + made.id();
        bob.patch(path, made.etag(), object("widgets", array(list("every.box", things.id()))))
                .expectProblem(422, "widgets[0].view");
        ObjectNode other =
                object("id", made.json().path("widgets").get(0).path("id").asText(), "entity", "every.box");
        bob.patch(path, made.etag(), object("widgets", array(other))).expectProblem(422, "widgets[0].view");

        for (JsonNode widget : seen(bob)) {
            assertThat(widget.path("lacks")).isEmpty();
            assertThat(widget.has("view")).isTrue();
        }
        new Tables(platform::connect)
                .execute("update system_saved_query set entity = 'every.box' where id = '" + things.id() + "'");
        JsonNode after = seen(bob);
        assertThat(after.get(0).path("lacks").toString()).isEqualTo("[\"view\"]");
        assertThat(after.get(0).has("view")).isFalse();
        assertThat(after.get(1).path("lacks")).isEmpty();
        // what stays as it was is not asked again
        bob.patch(path, made.etag(), object("name", "still good")).expect(200);
    }

    private static JsonNode seen(TestClient who) {
        return who.get("dashboards")
                .expect(200)
                .json()
                .path("dashboards")
                .get(0)
                .path("widgets");
    }
}
