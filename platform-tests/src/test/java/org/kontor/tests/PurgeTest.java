package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** What is deleted for good with a plugin's data, and that its next installation begins with nothing. */
@OnEachDatabase
@Tag("PLUS-82")
class PurgeTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static final String CHANGE_LOG = """
            --liquibase formatted sql
            --changeset example:places
            create table %s_place (code varchar(20));
            """;

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    private static Tables tables() {
        return new Tables(platform::connect);
    }

    /** Removes a plugin and has its data deleted, and answers the plan of that. */
    private static String purge(String plugin) {
        desk().change(plugin, "removed");
        Answer plan = desk().plan(plugin, "purged").expect(201);
        desk().purge(plan, plugin).expect(200);
        return plan.text("text");
    }

    @Test
    void tablesThatAChangeLogMadeGoToo() {
        PluginSource source = PluginSource.withItem("logged", "1.0", ".migrations(\"logged/log.sql\")")
                .file("logged/log.sql", CHANGE_LOG.formatted("logged"));
        PluginSource other = PluginSource.withItem("logged_more", "1.0", ".migrations(\"more/log.sql\")")
                .file("more/log.sql", CHANGE_LOG.formatted("logged_more"));
        desk().install(source, "logged");
        desk().install(other, "logged_more");

        String plan = purge("logged");

        assertThat(plan)
                .contains("Deletes for good the table logged_place", "Deletes for good the table logged_item")
                .doesNotContain("logged_more");
        assertThat(tables().number("select count(*) from logged_more_place")).isZero();
        desk().install(source, "logged");
        assertThat(tables().number("select count(*) from logged_place")).isZero();
    }

    @Test
    void whatHungOnItsRecordsGoesToo() {
        desk().install(PluginSource.withItem("hung", "1.0", ""), "hung");
        String item = admin().post("records/hung/item", object("name", "nail"))
                .expect(201)
                .id();
        Object about = object("entity", "hung.item", "id", item);
        String user = admin().get("session").json().path("user").path("id").asText();
        admin().post("records/system/comment", object("about", about, "text", "bent", "mentions", array(user)))
                .expect(201);
        Answer dropped = admin().post("records/system/comment", object("about", about, "text", "rusty"))
                .expect(201);
        admin().delete("records/system/comment/" + dropped.id(), dropped.etag()).expect(204);
        admin().send("PUT", "favourites/hung/item/" + item, null, null).expect(204);

        purge("hung");

        assertThat(tables().number("select count(*) from system_comment where about_entity = 'hung.item'"))
                .isZero();
        assertThat(tables().number("select count(*) from system_trash where about_entity = 'hung.item'"))
                .isZero();
        assertThat(tables().number("select count(*) from system_favourite where entity = 'hung.item'"))
                .isZero();
    }

    @Test
    @Tag("R-40")
    void whatWasCutShortIsGoneOnWithByTheSamePlan() throws Exception {
        desk().install(PluginSource.withItem("halved", "1.0", ""), "halved");
        admin().post("records/halved/item", object("name", "gone")).expect(201);
        desk().change("halved", "removed");
        Answer plan = desk().plan("halved", "purged").expect(201);
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("purge.dropped")) {
                throw new IllegalStateException("the process ends here");
            }
        })) {
            assertThat(desk().purge(plan, "halved").status()).isEqualTo(500);
        }

        assertThat(admin().get("platform/plans/" + plan.text("id")).expect(200).text("state"))
                .isEqualTo("proposed");
        desk().purge(plan, "halved").expect(200);

        assertThat(admin().get("platform/kept").expect(200).body()).doesNotContain("halved.item");
        assertThat(desk().state("halved")).isEqualTo("unknown");
    }

    @Test
    void ownFieldsAndRulesOfItsEntitiesGoAndAreNamedBefore() {
        PluginSource source = PluginSource.withItem("dressed", "1.0", "");
        desk().install(source, "dressed");
        desk().model(
                        object("entity", "custom.label", "label", "Label", "plural", "Labels"),
                        field("custom.label", "of", "reference", "targets", array("dressed.item")),
                        field("dressed.item", "labels", "references", "targets", array("custom.label")),
                        field("dressed.item", "size", "choice", "values", array(object("name", "small"))),
                        rule(
                                "dressed.item",
                                "sized",
                                "required",
                                "when",
                                object("name", object("is", "suit")),
                                "fields",
                                array("x_size")));
        Answer label =
                admin().post("records/custom/label", object("name", "blue")).expect(201);
        admin().post("records/dressed/item", object("name", "hat", "x_labels", array(label.id())))
                .expect(201);

        admin().post(
                        "records/system/role",
                        object("name", "tailor", "label", "Tailor", "grants", array(grant("dressed.item", Verb.READ))))
                .expect(201);
        admin().post("records/system/saved_query", object("entity", "dressed.item", "name", "Hats", "sort", "name"))
                .expect(201);

        Answer dashboard = admin().post(
                        "records/system/dashboard",
                        object(
                                "name",
                                "Hats",
                                "widgets",
                                array(widget("list", "dressed.item"), widget("recent", null))))
                .expect(201);

        String plan = purge("dressed");

        JsonNode left = admin().get("records/system/dashboard/" + dashboard.id())
                .expect(200)
                .json()
                .path("widgets");
        assertThat(left.findValuesAsText("kind")).containsExactly("recent");
        assertThat(plan)
                .contains(
                        "These roles lose what they give of it: tailor",
                        "Deleted with it, View: 1",
                        "Taken from dashboards with it, widgets: 1",
                        "dressed.item.x_size is deleted with it",
                        "dressed.item sized is deleted with it",
                        "custom.label.of points to records that are deleted",
                        "the table dressed_item_x_labels with 1 row");
        desk().install(source, "dressed");
        JsonNode fields = admin().get("meta/dressed/item").expect(200).json().path("fields");
        assertThat(fields.toString()).doesNotContain("x_size", "x_labels");
        admin().post("records/dressed/item", object("name", "suit")).expect(201);
        assertThat(admin().get("records/system/choice_value?filter=list==custom.dressed_item__x_size")
                        .expect(200)
                        .json()
                        .path("records"))
                .isEmpty();
    }

    private static JsonNode widget(String kind, @Nullable String entity) {
        return object("kind", kind, "entity", entity, "across", 0, "down", 0, "width", 6, "height", 4);
    }

    @Test
    void whoComesBackAfterwardsHasNothingToUpgrade() {
        PluginSource source = PluginSource.withItem("fresh", "2.0", """
                .upgrades(Upgrade.to("2.0").fill(EntityName.of("fresh", "item"), Query.of(EntityName.of("fresh", "item")),
                    EntityName.of("fresh", "item").text("name").to("filled")))""");
        desk().install(source, "fresh");
        purge("fresh");

        assertThat(desk().plan(object("plugin", "fresh", "to", "enabled")).status())
                .as("its files went with it")
                .isEqualTo(422);
        desk().install(source, "fresh");

        assertThat(tables().number("select count(*) from system_task")).isZero();
        assertThat(tables().number(
                                "select count(*) from system_upgrade where plugin = 'fresh' and done_at is not null"))
                .isEqualTo(1);
    }
}
