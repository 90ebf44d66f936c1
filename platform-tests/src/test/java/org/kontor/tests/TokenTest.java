package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** A token opens what it says, and nothing beside it. */
@OnEachDatabase
class TokenTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static ObjectNode token(Object... more) {
        ObjectNode json = object("name", "t", "expires_at", Soon.soon());
        json.setAll(object(more));
        return json;
    }

    private static TestClient with(Object... more) {
        Answer made = platform.admin().post("tokens", token(more)).expect(201);
        return platform.client().withToken(made.text("secret"));
    }

    @Test
    void aTokenNeitherEndsNorSeesSessionsOrTokens() {
        TestClient reader = with("read_only", true);
        TestClient whole = with();
        String session = platform.admin()
                .get("session/all")
                .expect(200)
                .json()
                .at("/sessions/0/id")
                .asText();
        for (TestClient token : new TestClient[] {reader, whole}) {
            token.get("session/all").expectProblem(403);
            token.get("tokens").expectProblem(403);
            token.send("DELETE", "session/all/" + session, null, null).expectProblem(403);
        }
        assertThat(platform.admin().get("session/all").expect(200).body()).contains(session);
    }

    @Test
    void aTokenForSomeEntitiesHasNoPermissionsThatItDoesNotName() {
        JsonNode boxes = object("every.box", array("read"));
        TestClient narrow = with("entities", boxes);
        narrow.get("records/every/box").expect(200);
        narrow.get("audit/changes").expectProblem(403);
        narrow.get("platform/plugins").expectProblem(403);
        with("entities", boxes, "permissions", array("system.read_audit"))
                .get("audit/changes")
                .expect(200);
        with().get("audit/changes").expect(200);
    }

    @Test
    void aTokenForSomeEntitiesGetsTheirPagesWithoutWhatItDoesNotOpen() {
        String box = platform.admin()
                .post("records/every/box", object("label", "by token"))
                .expect(201)
                .id();
        platform.admin()
                .post(
                        "records/system/comment",
                        object("about", object("entity", "every.box", "id", box), "text", "<p>not for tokens</p>"))
                .expect(201);
        platform.admin()
                .post(
                        "records/system/saved_query",
                        object("name", "of mine", "entity", "every.box", "everybody", true, "shown_columns", "label"))
                .expect(201);
        String path = "records/every/box/" + box + "/desk";
        TestClient narrow = with("entities", object("every.box", array("read")));
        JsonNode page = narrow.get(path).expect(200).json();
        assertThat(page.at("/record/label").asText()).isEqualTo("by token");
        assertThat(page.has("comments")).isFalse();
        assertThat(page.has("attachments")).isFalse();
        JsonNode views = narrow.get("records/every/box/views").expect(200).json();
        assertThat(views.path("views")).isEmpty();
        assertThat(views.path("opens").isNull()).isTrue();

        TestClient wider = with("entities", object("every.box", array("read"), "system.comment", array("read")));
        JsonNode more = wider.get(path).expect(200).json();
        assertThat(more.at("/comments/count/value").asInt()).isEqualTo(1);
        assertThat(more.has("attachments")).isFalse();
        JsonNode all = with().get(path).expect(200).json();
        assertThat(all.has("attachments")).isTrue();
        assertThat(with().get("records/every/box/views").expect(200).json().path("views"))
                .hasSize(1);
    }

    @Test
    void aTokenThatIsNotWellFormedIsNotMade() {
        // as JSON escapes it: in UTF-8 there is no half of a character
        for (String name : new String[] {"a\\u0000b", "a\\ud800b", "a\\nb", " "}) {
            String asked = token().toString().replace("\"t\"", "\"" + name + "\"");
            assertThat(platform.admin().post("tokens", asked).status()).as(name).isIn(400, 422);
        }
        for (String name : new String[] {"a\\u0000.b", "every.box:read every.thing", "box", ""}) {
            refused("permissions", token("permissions", array("x")), name);
            refused("entities", token("entities", object("x", array("read"))), name);
        }
        platform.admin()
                .post("tokens", token("entities", object("every.box", "read")))
                .expectProblem(400);
        platform.admin()
                .post("tokens", token("entities", object("every.box", array("fly"))))
                .expectProblem(400);
    }

    private static void refused(String field, ObjectNode token, String name) {
        String asked = token.toString().replace("\"x\"", "\"" + name + "\"");
        platform.admin().post("tokens", asked).expectProblem(422, field);
    }
}
