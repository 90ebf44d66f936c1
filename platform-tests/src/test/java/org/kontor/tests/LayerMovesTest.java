package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Verb;
import org.kontor.core.Kernel;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.every.EveryPlugin;

/** Layers move with the configuration, follow what they speak of, and go with those whose they are. */
@OnEachDatabase
class LayerMovesTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    @TempDir
    Path folder;

    private static TestClient admin() {
        return platform.admin();
    }

    private static Layouts things(TestClient client) {
        return new Layouts(client, "every.thing");
    }

    private static Layouts items() {
        return new Layouts(admin(), "shop.item");
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    @BeforeEach
    void nothingIsSaid() {
        Layouts.clear(admin());
    }

    private static TestClient member(String name, String team, String role) {
        platform.users().team(team).role(role, grant("every.thing", Verb.READ, Verb.CREATE));
        TestClient client = platform.users().add(name, role);
        String path = "records/system/user/" + platform.users().id("user " + name);
        admin().patch(
                        path,
                        admin().get(path).expect(200).etag(),
                        object("main_team", platform.users().id("team " + team)))
                .expect(200);
        return client;
    }

    @Test
    @Tag("PLUS-79")
    void layersOfTheSystemOfRolesAndOfTeamsMoveByNameAndThoseOfUsersStay() {
        TestClient ina = member("ina", "movers", "packer");
        String team = platform.users().id("team movers");
        String role = platform.users().id("role packer");
        things(admin())
                .section("record", "zz_money", "label", "Money", "words", "de=Geld")
                .expect(201);
        things(admin()).field("record", "amount", "section", "zz_money").expect(201);
        things(admin())
                .section("record", "aa_team", "for_team", team, "label", "Ours", "place", 1)
                .expect(201);
        things(admin())
                .field("record", "price", "for_team", team, "section", "aa_team")
                .expect(201);
        things(admin())
                .field("record", "code", "for_role", role, "hidden", true)
                .expect(201);
        things(ina)
                .field("record", "note", "for_user", platform.users().id("user ina"), "hidden", true)
                .expect(201);
        admin().post(Layouts.LABELS, object("subject", "every.thing", "language", "de", "said", "Sache"))
                .expect(201);
        admin().post(Layouts.VALUES, object("list", "every.colour", "name", "red", "for_team", team, "hidden", true))
                .expect(201);
        String file = new MovingDesk(admin()).exported();
        assertThat(file)
                .contains("zz_money", "\"movers\"", "\"packer\"", "Sache")
                .doesNotContain("\"ina\"");

        for (TestDatabase database : TestDatabase.wanted()) {
            try (Installation there = Installation.start(platform, database, folder)) {
                new MovingDesk(there.admin()).move(file);
                Layouts moved = things(there.admin());
                assertThat(moved.sections("record")).contains("zz_money: amount");
                JsonNode changes = there.admin()
                        .get(Layouts.FORMS + "?limit=100")
                        .expect(200)
                        .json()
                        .path("records");
                assertThat(changes).hasSize(5);
                assertThat(changes.findValuesAsText("title")).contains("movers", "packer");
                assertThat(there.admin().get(Layouts.VALUES).expect(200).json().path("records"))
                        .hasSize(1);
                assertThat(new MovingDesk(there.admin())
                                .plan(file)
                                .expect(201)
                                .json()
                                .path("create"))
                        .isEmpty();
            }
        }
    }

    @Test
    void withATeamOrARoleItsLayerGoes() {
        TestClient bea = member("bea", "leavers", "leaver");
        String team = platform.users().id("team leavers");
        String role = platform.users().id("role leaver");
        things(admin())
                .field("record", "code", "for_team", team, "hidden", true)
                .expect(201);
        things(admin())
                .field("record", "note", "for_role", role, "hidden", true)
                .expect(201);
        admin().post(Layouts.VALUES, object("list", "every.colour", "name", "red", "for_team", team, "hidden", true))
                .expect(201);
        assertThat(things(bea).sections("record").getFirst()).doesNotContain("code", "note,");
        for (String path : new String[] {"records/system/team/" + team, "records/system/role/" + role}) {
            admin().delete(path, admin().get(path).expect(200).etag()).expect(204);
        }
        assertThat(admin().get(Layouts.FORMS).expect(200).json().path("records"))
                .isEmpty();
        assertThat(admin().get(Layouts.VALUES).expect(200).json().path("records"))
                .isEmpty();
        assertThat(things(admin()).sections("record").getFirst()).contains("code", "note,");
    }

    @Test
    void whatASaidOfAFieldFollowsItsNewNameSleepsWhileThePluginIsAwayAndIsPurgedWithIt() {
        desk().install(FormLayersTest.shop("1.0", "", ""), "shop");
        items().field("record", "size", "after_element", "maker").expect(201);
        items().field("record", "place", "after_element", "size").expect(201);
        items().section(
                        "record",
                        "store",
                        "condition",
                        object("entity", "shop.item", "where", object("size", object("is", "large"))))
                .expect(201);
        admin().post(Layouts.LABELS, object("subject", "shop.item.size", "language", "en", "said", "Extent"))
                .expect(201);
        admin().post(Layouts.LABELS, object("subject", "every.thing", "language", "en", "said", "Stuff"))
                .expect(201);

        String renamed = "EntityName.of(\"shop\", \"item\")";
        desk().install(PluginSource.of("shop", "2.0", """
                                Contribution.of("shop", "The shop").entities(Entity.of(%1$s, "Item", "Items")
                                    .fields(%1$s.text("name").required(), %1$s.text("extent").formerly("size"),
                                        %1$s.text("place"), %1$s.text("maker"))
                                    .title(%1$s.text("name")))
                                    .ui(Ui.section(%1$s, "store", "Store", 20, %1$s.text("place"), %1$s.text("maker")))""".formatted(renamed)), "shop");
        assertThat(items().sections("record")).containsExactly("store: maker, extent, place", "rest: name");
        assertThat(items().section("record", "store").path("when").toString()).contains("extent");
        assertThat(items().meta().path("fields").toString()).contains("\"label\":\"Extent\"");

        desk().change("shop", "disabled");
        assertThat(admin().get(Layouts.FORMS).expect(200).json().path("records"))
                .hasSize(3);
        JsonNode sleeping = admin().get(Layouts.FORMS + "?filter=element==extent")
                .expect(200)
                .json()
                .at("/records/0");
        admin().patch(
                        Layouts.FORMS + "/" + sleeping.path("id").asText(),
                        "\"" + sleeping.path("version").asText() + "\"",
                        object("label", "Asleep"))
                .expect(200);
        desk().change("shop", "enabled");
        assertThat(items().sections("record")).containsExactly("store: maker, extent, place", "rest: name");

        desk().change("shop", "removed");
        desk().purge(desk().plan("shop", "purged").expect(201), "shop").expect(200);
        assertThat(admin().get(Layouts.FORMS).expect(200).json().path("records"))
                .isEmpty();
        JsonNode labels = admin().get(Layouts.LABELS).expect(200).json().path("records");
        assertThat(labels.findValuesAsText("subject")).containsExactly("every.thing");
        desk().install(FormLayersTest.shop("1.0", "", ""), "shop");
        assertThat(items().sections("record")).startsWith("main: name, size");
        desk().change("shop", "removed");
        desk().purge(desk().plan("shop", "purged").expect(201), "shop").expect(200);
    }

    @Test
    void withAnOwnFieldThatIsDeletedGoesWhatWasSaidOfIt() {
        desk().model(
                        PluginDesk.field("every.thing", "sail", "integer"),
                        PluginDesk.field("every.thing", "mast", "text"));
        things(admin()).field("record", "x_sail", "at_start", true).expect(201);
        things(admin()).field("record", "x_mast", "at_start", true).expect(201);
        admin().post(Layouts.LABELS, object("subject", "every.thing.x_sail", "language", "en", "said", "Sheet"))
                .expect(201);
        assertThat(things(admin()).meta().path("fields").toString()).contains("\"Sheet\"");
        desk().model(object("entity", "every.thing", "field", "sail", "to", "retired"));
        Answer plan = desk().proposeModel(object("entity", "every.thing", "field", "sail", "to", "purged"))
                .expect(201);
        desk().purge(plan, "every.thing.x_sail").expect(200);
        assertThat(admin().get(Layouts.FORMS).expect(200).json().path("records").findValuesAsText("element"))
                .containsExactly("x_mast");
        assertThat(admin().get(Layouts.LABELS).expect(200).json().path("records"))
                .isEmpty();
    }

    @Test
    void theOtherServerFollowsWithinASecond() throws Exception {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        try (Kernel second = SecondNode.start(platform, folder)) {
            TestClient there = SecondNode.client(second, admin());
            things(admin())
                    .section("record", "money", "label", "Money", "place", 1)
                    .expect(201);
            things(admin()).field("record", "amount", "section", "money").expect(201);
            Eventually.until(() -> {
                assertThat(things(there).sections("record")).contains("money: amount");
            });
            new Layouts(there, "every.thing").field("record", "amount", "hidden", true);
            admin().post(Layouts.LABELS, object("subject", "every.thing", "language", "en", "said", "Object"))
                    .expect(201);
            Eventually.until(() -> {
                assertThat(things(there).meta().path("label").asText()).isEqualTo("Object");
            });
        }
    }

    @Test
    void layersAreThereAfterARestart() {
        things(admin()).field("record", "code", "hidden", true).expect(201);
        admin().post(Layouts.LABELS, object("subject", "every.thing", "language", "en", "said", "Object"))
                .expect(201);
        platform.restart();
        assertThat(things(admin()).sections("record").getFirst()).doesNotContain("code");
        assertThat(things(admin()).meta().path("label").asText()).isEqualTo("Object");
    }
}
