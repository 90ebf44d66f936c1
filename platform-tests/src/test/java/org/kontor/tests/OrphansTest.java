package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Records whose plugin was away while what they point to was deleted. */
@OnEachDatabase
class OrphansTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String ITEMS = "records/pointing/item";
    private static final String CONTRIBUTION = """
            Contribution.of("pointing", "Pointing").entities(Entity.of(EntityName.of("pointing", "item"), "Item", "Items")
                .fields(EntityName.of("pointing", "item").text("name").required(),
                    EntityName.of("pointing", "item").reference("box", EntityName.of("every", "box")).required(),
                    EntityName.of("pointing", "item").reference("spare", EntityName.of("every", "box")))
                .title(EntityName.of("pointing", "item").text("name")))""";

    private static TestClient admin() {
        return platform.admin();
    }

    private static String box(String label) {
        return admin().post("records/every/box", object("label", label))
                .expect(201)
                .id();
    }

    private static String item(String name, String box, String spare) {
        return admin().post(ITEMS, object("name", name, "box", box, "spare", spare))
                .expect(201)
                .id();
    }

    @Test
    void whatTheyLostIsToldBeforeTheyComeBackAndTheyAreReadAndMended() {
        PluginDesk desk = new PluginDesk(admin());
        desk.install(PluginSource.of("pointing", "1.0", CONTRIBUTION), "pointing");
        String kept = box("kept");
        String gone = box("gone");
        String item = item("first", gone, kept);
        item("second", kept, gone);
        item("third", kept, kept);
        desk.change("pointing", "disabled");
        String path = "records/every/box/" + gone;
        admin().delete(path, admin().get(path).expect(200).etag()).expect(204);

        assertThat(desk.plan("pointing", "enabled").expect(201).json().path("warnings"))
                .extracting(JsonNode::asText)
                .satisfiesExactlyInAnyOrder(
                        box -> assertThat(box)
                                .startsWith("1 record of pointing.item with a box that was deleted meanwhile"),
                        spare -> assertThat(spare)
                                .startsWith("1 record of pointing.item with a spare that was deleted meanwhile"));
        desk.change("pointing", "enabled");

        Answer read = admin().get(ITEMS + "/" + item).expect(200);
        assertThat(read.json().at("/box/id").asText()).isEqualTo(gone);
        assertThat(read.json().at("/box/title").isNull()).isTrue();
        Answer renamed = admin().patch(ITEMS + "/" + item, read.etag(), object("name", "renamed"))
                .expect(200);
        admin().patch(ITEMS + "/" + item, renamed.etag(), object("box", kept)).expect(200);
        desk.change("pointing", "disabled");
        assertThat(desk.plan("pointing", "enabled").expect(201).json().path("warnings"))
                .hasSize(1);
    }
}
