package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** Views in the form of a tree, and in forms that plugins draw. */
@OnEachDatabase
@Tag("PLUS-08")
class OtherViewsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String VIEWS = "records/system/saved_query";

    private static ObjectNode view(String name, Object... more) {
        ObjectNode body = object("name", name, "entity", "every.thing");
        body.setAll(object(more));
        return body;
    }

    private static void refused(String field, Object... more) {
        platform.admin().post(VIEWS, view("bad", more)).expectProblem(422, field);
    }

    @Test
    void aTreeIsByAReferenceToItsOwnKind() {
        platform.admin().post(VIEWS, view("tree", "form", "tree")).expect(201);
        refused("by", "form", "tree", "by", "box");
        refused("by", "form", "tree", "by", "about");
        refused("by", "form", "tree", "by", "caption");
    }

    @Test
    void whatAPluginDrawsIsNamedAndItsTermsAreReadable() {
        ObjectNode wall = view("wall", "form", "drawn", "layout", "every.wall", "by", "state");
        wall.setAll(object("ends", "caption", "measure", "count"));
        platform.admin().post(VIEWS, wall).expect(201);
        JsonNode listed = platform.admin()
                .get("records/every/thing/views")
                .expect(200)
                .json()
                .path("views");
        assertThat(listed.findValuesAsText("layout")).containsExactly("every.wall");
        refused("layout", "form", "drawn");
        refused("layout", "form", "drawn", "layout", "<img src=x>");
        refused("by", "form", "drawn", "layout", "every.wall", "by", "colr");
    }
}
