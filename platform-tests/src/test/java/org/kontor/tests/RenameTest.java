package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestUsers;
import org.kontor.tests.growing.GrowingPlugin;

/** A field that goes on under another name takes everything along, and one that takes its old name inherits nothing. */
@OnEachDatabase
class RenameTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(GrowingPlugin.class);

    private static final String PLANTS = "records/growing/plant";
    private static final String SEARCHES = "records/system/saved_query";
    private static final String DASHBOARDS = "records/system/dashboard";
    private static final String SETTINGS = "records/system/setting";
    private static final String GARDENER = "gardener";

    private String fern;
    private String oak;
    private String trashed;
    private String role;
    private String search;
    private String dashboard;
    private String setting;

    @AfterEach
    void theFirstVersion() {
        become("");
    }

    private static void become(String version) {
        System.setProperty(GrowingPlugin.VERSION, version);
        platform.restart();
    }

    @Test
    void valuesRightsHistoryTrashSearchesAndSettingsGoAlong() {
        become("");
        muchIsWritten();
        become("renamed");
        allOfItSpeaksOfTheNewName();
        whoKnowsTheOldNameIsUnderstood();
        become("reborn");
        allOfItSpeaksOfTheNewName();
        theOldNameIsAnotherFields();
    }

    private void muchIsWritten() {
        ObjectNode grant = TestUsers.grant("growing.plant", Verb.READ).put("only_fields", "leaves,label");
        platform.users().role(GARDENER, grant).add(GARDENER, GARDENER);
        role = platform.users().id("role " + GARDENER);
        fern = made(PLANTS, object("label", "fern"));
        oak = made(PLANTS, object("label", "oak", "friends", array(fern)));
        String moss = made(PLANTS, object("label", "moss"));
        platform.admin().delete(PLANTS + "/" + moss, "\"1\"").expect(204);
        trashed = read("trash/growing/plant").at("/entries/0/id").asText();
        JsonNode ferns = object("entity", "growing.plant", "where", object("label", object("is", "fern")));
        ObjectNode kept = object("name", "ferns", "entity", "growing.plant", "condition", ferns);
        kept.put("sort", "-label,created_at").put("shown_columns", "label").put("grouped_by", "label");
        search = made(SEARCHES, kept.put("form", "chart").put("by", "label").put("measure", "count,max:label"));
        ObjectNode widget = object("kind", "figure", "entity", "growing.plant", "measure", "max:label", "by", "label");
        widget.setAll(object("across", 0, "down", 0, "width", 3, "height", 2, "sort", "-label", "condition", ferns));
        dashboard = made(DASHBOARDS, object("name", "plants", "widgets", array(widget)));
        setting = made(SETTINGS, object("plugin", "growing", "name", "water", "content", "much"));
        arranged("growing/plant", "all", object("shown_columns", "leaves,label", "widths", "70,300", "pinned", 2));
        arranged("growing/leaf", "all", object("shown_columns", "of.label of.leaves"));
        arranged("growing/leaf", "own", object("shown_columns", "of.leaves"));
    }

    private void allOfItSpeaksOfTheNewName() {
        assertThat(read(PLANTS + "/" + fern).path("caption").asText()).isEqualTo("fern");
        Answer seen = platform.users().signIn(GARDENER).get(PLANTS + "/" + fern).expect(200);
        assertThat(seen.text("caption")).isEqualTo("fern");
        assertThat(read("records/system/role/" + role)
                        .at("/grants/0/only_fields")
                        .asText())
                .isEqualTo("leaves,caption");
        assertThat(read(PLANTS + "/" + fern + "/history")
                        .at("/entries/0/changes/caption/1")
                        .asText())
                .isEqualTo("fern");
        assertThat(read(PLANTS + "/" + oak).at("/neighbours/0/id").asText()).isEqualTo(fern);
        JsonNode kept = read(SEARCHES + "/" + search);
        assertThat(kept.at("/condition/where").toString()).isEqualTo("{\"caption\":{\"is\":\"fern\"}}");
        assertThat(kept.path("sort").asText()).isEqualTo("-caption,created_at");
        assertThat(kept.path("shown_columns").asText()).isEqualTo("caption");
        assertThat(kept.path("grouped_by").asText()).isEqualTo("caption");
        assertThat(kept.path("by").asText()).isEqualTo("caption");
        assertThat(kept.path("measure").asText()).isEqualTo("count,max:caption");
        JsonNode widget = read(DASHBOARDS + "/" + dashboard).at("/widgets/0");
        assertThat(widget.at("/condition/where").toString()).isEqualTo("{\"caption\":{\"is\":\"fern\"}}");
        assertThat(widget.path("measure").asText()).isEqualTo("max:caption");
        assertThat(widget.path("by").asText()).isEqualTo("caption");
        assertThat(widget.path("sort").asText()).isEqualTo("-caption");
        assertThat(read(PLANTS + "?view=" + search).path("records")).hasSize(1);
        assertThat(read(SETTINGS + "/" + setting).path("name").asText()).isEqualTo("watering");
        assertThat(columns("growing/plant"))
                .isEqualTo(object("all", object("shown_columns", "leaves,caption", "widths", "70,300", "pinned", 2)));
        assertThat(columns("growing/leaf").at("/all/shown_columns").asText()).isEqualTo("of.caption,of.leaves");
        assertThat(columns("growing/leaf").at("/own/shown_columns").asText()).isEqualTo("of.leaves");
    }

    @Test
    void columnsForWhichThereIsNoRoomUnderTheNewNameAreAsForEverybody() {
        become("");
        String most = "of.created_at,".repeat(142) + "of.label,abc";
        assertThat(most).hasSize(2000);
        arranged("growing/leaf", "wide", object("shown_columns", "of.label"));
        new Tables(platform::connect)
                .execute("update system_view_columns set shown_columns = '" + most + "' where view_key = 'wide'");
        arranged("growing/leaf", "narrow", object("shown_columns", "of.label"));
        become("renamed");
        assertThat(columns("growing/leaf").has("wide")).isFalse();
        assertThat(columns("growing/leaf").at("/narrow/shown_columns").asText()).isEqualTo("of.caption");
    }

    @Test
    void anOlderVersionFindsLinksUnderTheNameThatANewerOneGaveThem() {
        become("");
        String ivy = made(PLANTS, object("label", "ivy"));
        String elm = made(PLANTS, object("label", "elm", "friends", array(ivy)));
        become("renamed");
        become("");
        assertThat(read(PLANTS + "/" + elm).at("/friends/0/id").asText()).isEqualTo(ivy);
    }

    private void whoKnowsTheOldNameIsUnderstood() {
        JsonNode found = read(PLANTS + "?filter=label==fern&sort=-label");
        assertThat(found.at("/records/0/caption").asText()).isEqualTo("fern");
        platform.admin().post(PLANTS, object("label", "written")).expectProblem(422, "label");
    }

    private void theOldNameIsAnotherFields() {
        String rose = made(PLANTS, object("label", "red", "caption", "rose"));
        Answer seen = platform.users().signIn(GARDENER).get(PLANTS + "/" + rose).expect(200);
        assertThat(seen.text("caption")).isEqualTo("rose");
        assertThat(seen.json().has("label")).isFalse();
        String moss = platform.admin()
                .post("trash/" + trashed + "/restore", object())
                .expect(200)
                .id();
        JsonNode restored = read(PLANTS + "/" + moss);
        assertThat(restored.path("caption").asText()).isEqualTo("moss");
        assertThat(restored.path("label").isNull()).isTrue();
        assertThat(read(PLANTS + "/" + rose + "/history")
                        .at("/entries/0/changes/label/1")
                        .asText())
                .isEqualTo("red");
    }

    @Test
    void aRetiredFieldIsNobodysButItsValuesStay() {
        become("");
        String ivy = made(PLANTS, object("label", "ivy"));
        become("retired");
        assertThat(read(PLANTS + "/" + ivy).has("label")).isFalse();
        platform.admin().get(PLANTS + "?filter=label==ivy").expectProblem(400);
        platform.admin().post(PLANTS, object("label", "new")).expectProblem(422, "label");
        assertThat(read("meta/growing/plant").path("fields").findValuesAsText("name"))
                .doesNotContain("label");
        become("");
        assertThat(read(PLANTS + "/" + ivy).path("label").asText()).isEqualTo("ivy");
    }

    private static JsonNode read(String path) {
        return platform.admin().get(path).expect(200).json();
    }

    private static JsonNode columns(String entity) {
        return read("records/" + entity + "/views").path("columns");
    }

    private static void arranged(String entity, String view, JsonNode columns) {
        platform.admin()
                .send("PUT", "records/" + entity + "/views/" + view + "/columns", columns, "application/json")
                .expect(204);
    }

    private static String made(String path, JsonNode record) {
        return platform.admin().post(path, record).expect(201).id();
    }
}
