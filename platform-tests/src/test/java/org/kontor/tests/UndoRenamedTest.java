package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.to;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** What was done before a field was renamed, retired or purged is taken back by today's names, as far as it is there. */
@OnEachDatabase
class UndoRenamedTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static int times;
    private String entity = "";

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    @BeforeEach
    void anEntityOfItsOwn() {
        entity = "custom.pump" + ++times;
        desk().model(
                        object("entity", entity, "label", "Pump", "plural", "Pumps"),
                        field(entity, "place", "text"),
                        field(entity, "power", "integer"),
                        field(entity, "beside", "reference", "targets", array(entity)),
                        field(entity, "others", "references", "targets", array(entity)));
    }

    private String path() {
        return entity.replace('.', '/');
    }

    private String make(Object... values) {
        return admin().post("records/" + path(), object(values)).expect(201).id();
    }

    private JsonNode read(String id) {
        return admin().get("records/" + path() + "/" + id).expect(200).json();
    }

    private JsonNode change(Object... values) {
        return Masses.run(admin(), path(), object("filter", "name==Pump", "change", object(values)));
    }

    private void rename(String field, String name) {
        desk().model(object("entity", entity, "field", name, "formerly", field));
    }

    private void retire(String field) {
        desk().model(to("retired", entity, "field", field));
    }

    private void purge(String field) {
        desk().purge(to("purged", entity, "field", field), entity + "." + field);
    }

    private static JsonNode preview(JsonNode mass) {
        return admin().get(Masses.CHANGES + mass.path("id").asText() + "/undo")
                .expect(200)
                .json();
    }

    @Test
    @Tag("PLUS-10")
    void aPreviewNamesAFieldByTodaysNameAndShowsWhatItHolds() {
        String pump = make("name", "Pump", "place", "Brno", "power", 3);
        JsonNode mass = change("place", "Praha", "power", 5);
        rename("place", "town");
        rename("town", "city");
        JsonNode preview = preview(mass);
        assertThat(preview.at("/examples/0/before/city").asText()).isEqualTo("Praha");
        assertThat(preview.at("/examples/0/after/city").asText()).isEqualTo("Brno");
        assertThat(preview.at("/examples/0/after/power").asInt()).isEqualTo(3);
        // another field has the name by now
        desk().model(field(entity, "place", "text"));
        assertThat(preview(mass).at("/examples/0/after").has("place")).isFalse();
        Masses.expectNumbers(Masses.undo(admin(), mass.path("id").asText()), 1, 1, 0, 0, 0);
        assertThat(read(pump).path("city").asText()).isEqualTo("Brno");
        assertThat(read(pump).path("place").isNull()).isTrue();
    }

    @Test
    @Tag("PLUS-10")
    void ofTwoFieldsTheOneThatIsThereIsTakenBackAndTheOtherIsTold() {
        for (boolean purged : List.of(false, true)) {
            String pump = make("name", "Pump", "place", "Brno", "power", 3);
            JsonNode mass = change("place", "Praha", "power", 5);
            retire("place");
            if (purged) {
                purge("place");
            }
            JsonNode preview = preview(mass);
            assertThat(preview.path("would_change").asInt()).as("%s", preview).isEqualTo(1);
            assertThat(preview.path("would_change_in_part").asInt()).isEqualTo(1);
            assertThat(preview.at("/examples/0/after/power").asInt()).isEqualTo(3);
            assertThat(preview.at("/failures/0/field").asText()).isEqualTo("place");
            assertThat(preview.at("/failures/0/reason").asText()).contains("not there any more");
            JsonNode undo = Masses.undo(admin(), mass.path("id").asText());
            assertThat(undo.path("state").asText()).as("%s", undo).isEqualTo("done");
            assertThat(undo.path("changed").asInt()).isEqualTo(1);
            assertThat(undo.path("partly").asInt()).isEqualTo(1);
            assertThat(read(pump).path("power").asInt()).isEqualTo(3);
            JsonNode failure =
                    Masses.failures(admin(), undo.path("id").asText()).getFirst();
            assertThat(failure.path("field").asText()).isEqualTo("place");
            assertThat(failure.path("kind").asText()).isEqualTo("gone");
            admin().delete(
                            "records/" + path() + "/" + pump,
                            admin().get("records/" + path() + "/" + pump).etag())
                    .expect(204);
            if (!purged) {
                desk().model(to("defined", entity, "field", "place"));
            }
        }
    }

    @Test
    @Tag("PLUS-04")
    void aMergeIsTakenBackAfterItsFieldsWereRenamedRetiredAndPurged() {
        String stays = make("name", "Stays", "place", "Brno");
        String goes = make("name", "Goes", "place", "Praha", "power", 7);
        String near = make("name", "Near", "beside", goes, "others", array(goes, stays));
        MergeDesk pumps = new MergeDesk(admin(), "records/" + path());
        JsonNode merged = pumps.merge(stays, goes, "place", MergeDesk.from(goes));
        assertThat(read(stays).path("power").asInt()).isEqualTo(7);
        rename("place", "town");
        rename("beside", "next_to");
        rename("others", "around");
        retire("power");
        JsonNode preview = pumps.askUndo(MergeDesk.id(merged), "?dry_run=true", object())
                .expect(200)
                .json();
        assertThat(preview.at("/fields/0/field").asText()).isEqualTo("town");
        assertThat(preview.at("/fields/0/before").asText()).isEqualTo("Brno");
        assertThat(preview.at("/fields/0/merged").asText()).isEqualTo("Praha");
        assertThat(preview.path("left")).hasSize(1);
        assertThat(preview.at("/left/0/field").asText()).isEqualTo("power");
        assertThat(preview.at("/left/0/reason").asText()).contains("not there any more");
        purge("power");
        JsonNode undone = pumps.undo(merged);
        assertThat(undone.path("left")).isEqualTo(preview.path("left"));
        assertThat(read(stays).path("town").asText()).isEqualTo("Brno");
        assertThat(read(near).at("/next_to/id").asText()).isEqualTo(goes);
        assertThat(read(near).path("around").findValuesAsText("id")).containsExactly(goes, stays);
    }

    @Test
    @Tag("PLUS-04")
    void aReferenceThatIsNotThereAnyMoreIsToldAndTheRestOfTheMergeTakenBack() {
        String stays = make("name", "Stays");
        String goes = make("name", "Goes");
        String near = make("name", "Near", "beside", goes);
        MergeDesk pumps = new MergeDesk(admin(), "records/" + path());
        JsonNode merged = pumps.merge(stays, goes);
        retire("beside");
        JsonNode undone = pumps.undo(merged);
        assertThat(undone.path("left")).hasSize(1);
        assertThat(undone.at("/left/0/field").asText()).isEqualTo("beside");
        assertThat(undone.at("/left/0/reason").asText()).contains("not there any more");
        assertThat(read(goes).path("name").asText()).isEqualTo("Goes");
        assertThat(read(near).path("name").asText()).isEqualTo("Near");
    }
}
