package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** Who passes over versions of a plugin gets what each of them would have filled. */
@OnEachDatabase
class SkippedVersionTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static final String FIELD = "EntityName.of(\"long_way\", \"item\").text(\"%s\")";

    /** One whose entity has these fields, each as Java, and whose contribution goes on so. */
    private static PluginSource version(String version, String fields, String more) {
        return PluginSource.of("long_way", version, """
                Contribution.of("long_way", "The long way").entities(Entity.of(EntityName.of("long_way", "item"), "Item", "Items")
                    .fields(%s)
                    .title(EntityName.of("long_way", "item").text("name")))%s""".formatted(fields, more));
    }

    private static String fill(String version, String to, String from) {
        return """
                Upgrade.to("%s").fill(EntityName.of("long_way", "item"),
                    Query.of(EntityName.of("long_way", "item")).where(%2$s.isEmpty()), %2$s.from(%3$s))""".formatted(version, to, from);
    }

    @Test
    void aFieldThatTheVersionBetweenFilledAndThisOneRetiredIsPassedThrough() {
        PluginDesk desk = new PluginDesk(platform.admin());
        String name = FIELD.formatted("name");
        String code = FIELD.formatted("code");
        String mark = FIELD.formatted("mark");
        desk.install(version("1", name, ""), "long_way");
        String id = platform.admin()
                .post("records/long_way/item", object("name", "far"))
                .expect(201)
                .id();

        desk.install(
                version(
                        "3",
                        name + ", " + code + ".retired(), " + mark,
                        ".upgrades(" + fill("2", code, name) + ", " + fill("3", mark, code) + ")"),
                "long_way");

        Eventually.until(() -> {
            JsonNode item = platform.admin()
                    .get("records/long_way/item/" + id)
                    .expect(200)
                    .json();
            assertThat(item.path("mark").asText()).isEqualTo("far");
        });
    }
}
