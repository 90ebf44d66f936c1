package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** All records of a filter are changed or deleted in one action that is previewed, runs behind, and can be taken back. */
@OnEachDatabase
@Tag("PLUS-10")
class MassChangeTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final MassThings MADE = new MassThings(platform);
    private static final String THINGS = MassThings.PATH;
    private static final String THING = "every/thing";

    private static TestClient admin() {
        return platform.admin();
    }

    private static String id(JsonNode record) {
        return record.path("id").asText();
    }

    @Test
    void allRecordsOfAFilterAreChangedAndGetBackWhatTheyHeld() {
        List<String> ids = MADE.many("both ways", 450);
        MADE.change(ids.get(3), "note", "has it");
        JsonNode mass = Masses.run(
                admin(), THING, MassThings.of("both ways", "change", object("note", "has it", "weight", "1.50")));
        Masses.expectNumbers(mass, 450, 450, 0, 0, 0);
        assertThat(mass.path("kind").asText()).isEqualTo("change");
        assertThat(MADE.read(ids.get(440)).path("note").asText()).isEqualTo("has it");

        JsonNode again = Masses.run(admin(), THING, MassThings.of("both ways", "change", object("note", "has it")));
        Masses.expectNumbers(again, 450, 0, 450, 0, 0);

        JsonNode undo = Masses.undo(admin(), id(mass));
        Masses.expectNumbers(undo, 450, 450, 0, 0, 0);
        assertThat(undo.at("/undoes/id").asText()).isEqualTo(id(mass));
        assertThat(admin().get(Masses.CHANGES + id(mass))
                        .json()
                        .at("/undone_by/id")
                        .asText())
                .isEqualTo(id(undo));
        assertThat(MADE.read(ids.get(3)).path("note").asText()).isEqualTo("has it");
        assertThat(MADE.read(ids.get(3)).path("weight").isNull()).isTrue();
        assertThat(MADE.read(ids.get(4)).path("note").isNull()).isTrue();
    }

    @Test
    void thePreviewCountsAndShowsAndLeavesEverythingAsItIs() {
        List<String> ids = MADE.many("previewed", 7);
        JsonNode preview = admin().post(
                        THINGS + "/mass", MassThings.of("previewed", "change", object("count", 3), "dry_run", true))
                .expect(200)
                .json();
        assertThat(preview.path("matching").asInt()).isEqualTo(7);
        assertThat(preview.path("permitted").asInt()).isEqualTo(7);
        assertThat(preview.path("tried").asInt()).isEqualTo(7);
        assertThat(preview.path("would_change").asInt()).isEqualTo(6);
        assertThat(preview.path("would_fail").asInt()).isZero();
        assertThat(preview.at("/examples/0/before/count").asInt()).isZero();
        assertThat(preview.at("/examples/0/after/count").asInt()).isEqualTo(3);
        assertThat(MADE.read(ids.getFirst()).path("version").asInt()).isEqualTo(1);

        JsonNode refused = admin().post(
                        THINGS + "/mass", MassThings.of("previewed", "change", object("count", -1), "dry_run", true))
                .expect(200)
                .json();
        assertThat(refused.path("would_fail").asInt()).isEqualTo(7);
        assertThat(refused.at("/failures/0/reason").asText()).contains("not negative");
        assertThat(admin().get("records/system/mass_change?filter=entity==every.thing")
                        .json()
                        .path("records"))
                .noneMatch(mass -> mass.path("condition").asText().contains("previewed"));

        JsonNode deleting = admin().post(THINGS + "/mass", MassThings.of("previewed", "delete", true, "dry_run", true))
                .expect(200)
                .json();
        assertThat(deleting.path("would_change").asInt()).isEqualTo(7);
        assertThat(MADE.read(ids.getLast()).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIsLeftAndNamedAndTheRestIsDone() {
        List<String> ids = MADE.many("ruled", 30);
        // with a code of its own each, of which one is given to all
        JsonNode mass = Masses.run(admin(), THING, MassThings.of("ruled", "change", object("code", "one code")));
        assertThat(mass.path("changed").asInt()).isEqualTo(1);
        assertThat(mass.path("failed").asInt()).isEqualTo(29);
        List<JsonNode> failures = Masses.failures(admin(), id(mass));
        assertThat(failures)
                .hasSize(29)
                .allMatch(each -> each.path("field").asText().equals("code"));
        assertThat(failures.getFirst().path("reason").asText()).isNotEmpty();
        assertThat(failures.stream().map(each -> each.at("/about/id").asText()))
                .allMatch(ids::contains)
                .doesNotHaveDuplicates();

        JsonNode negative = Masses.run(admin(), THING, MassThings.of("ruled", "change", object("count", -4)));
        Masses.expectNumbers(negative, 30, 0, 0, 0, 30);
        Masses.askUndo(admin(), id(negative)).expectProblem(409);
    }

    @Test
    void deletedRecordsComeBackWithWhatBelongsToThem() {
        String box = admin().post("records/every/box", object("label", "kept"))
                .expect(201)
                .id();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(MADE.one(object(
                    "caption",
                    "gone " + i,
                    "lines",
                    array(object("text", "a"), object("text", "b", "box", box)),
                    "boxes",
                    array(box))));
        }
        List<JsonNode> before = ids.stream().map(MADE::read).toList();
        JsonNode mass = Masses.run(admin(), THING, MassThings.of("gone", "delete", true));
        Masses.expectNumbers(mass, 12, 12, 0, 0, 0);
        admin().get(THINGS + "/" + ids.getFirst()).expectProblem(404);
        // one is back already, by somebody's hand
        admin().post("trash/" + ids.get(5) + "/restore", object()).expect(200);

        JsonNode preview =
                admin().get(Masses.CHANGES + id(mass) + "/undo").expect(200).json();
        assertThat(preview.path("would_change").asInt()).isEqualTo(11);
        admin().get(THINGS + "/" + ids.getFirst()).expectProblem(404);

        JsonNode undo = Masses.undo(admin(), id(mass));
        Masses.expectNumbers(undo, 12, 11, 1, 0, 0);
        for (int i = 0; i < ids.size(); i++) {
            JsonNode now = MADE.read(ids.get(i));
            assertThat(now.path("lines").size()).isEqualTo(2);
            assertThat(now.path("boxes")).isEqualTo(before.get(i).path("boxes"));
            assertThat(now.path("caption")).isEqualTo(before.get(i).path("caption"));
        }

        MADE.change(ids.get(7), "note", "worked on");
        JsonNode redo = Masses.undo(admin(), id(undo));
        Masses.expectNumbers(redo, 11, 10, 0, 0, 1);
        assertThat(Masses.failures(admin(), id(redo)))
                .singleElement()
                .satisfies(each -> assertThat(each.path("kind").asText()).isEqualTo("changed_since"));
        MADE.read(ids.get(7));
        admin().get(THINGS + "/" + ids.getFirst()).expectProblem(404);
    }

    @Test
    void aFieldThatSomebodyChangedSinceIsLeftAndNamed() {
        List<String> ids = MADE.many("contested", 6);
        JsonNode mass =
                Masses.run(admin(), THING, MassThings.of("contested", "change", object("note", "all", "count", 9)));
        MADE.change(ids.get(0), "note", "mine");
        MADE.change(ids.get(1), "note", "mine", "count", 4);
        MADE.change(ids.get(2), "weight", "2");
        // there and back again: somebody meant it
        MADE.change(ids.get(3), "count", 1);
        MADE.change(ids.get(3), "count", 9);
        admin().delete(
                        THINGS + "/" + ids.get(4),
                        admin().get(THINGS + "/" + ids.get(4)).etag())
                .expect(204);

        JsonNode preview =
                admin().get(Masses.CHANGES + id(mass) + "/undo").expect(200).json();
        assertThat(preview.path("would_fail").asInt()).isEqualTo(2);
        assertThat(preview.path("would_change_in_part").asInt()).isEqualTo(2);
        assertThat(preview.path("would_change").asInt()
                        + preview.path("would_not_change").asInt()
                        + preview.path("would_fail").asInt())
                .isEqualTo(preview.path("tried").asInt())
                .isEqualTo(6);
        JsonNode undo = Masses.undo(admin(), id(mass));
        Masses.expectNumbers(undo, 6, 4, 0, 0, 2);
        assertThat(undo.path("partly").asInt()).isEqualTo(2);
        assertThat(MADE.read(ids.get(0)).path("note").asText()).isEqualTo("mine");
        assertThat(MADE.read(ids.get(0)).path("count").asInt()).isZero();
        assertThat(MADE.read(ids.get(1)).path("note").asText()).isEqualTo("mine");
        assertThat(MADE.read(ids.get(1)).path("count").asInt()).isEqualTo(4);
        assertThat(MADE.read(ids.get(2)).path("note").isNull()).isTrue();
        assertThat(MADE.read(ids.get(2)).path("weight").asText()).isEqualTo("2");
        assertThat(MADE.read(ids.get(3)).path("count").asInt()).isEqualTo(9);
        assertThat(MADE.read(ids.get(3)).path("note").isNull()).isTrue();
        assertThat(Masses.failures(admin(), id(undo)).stream()
                        .map(each -> each.path("record").asText() + " "
                                + each.path("field").asText("") + " "
                                + each.path("kind").asText()))
                .containsExactlyInAnyOrder(
                        ids.get(0) + " note changed_since",
                        ids.get(1) + " note changed_since",
                        ids.get(1) + " count changed_since",
                        ids.get(3) + " count changed_since",
                        ids.get(4) + "  gone");

        // the rest, once it can be
        admin().post("trash/" + ids.get(4) + "/restore", object()).expect(200);
        JsonNode rest = Masses.undo(admin(), id(mass));
        Masses.expectNumbers(rest, 6, 1, 2, 0, 3);
        assertThat(MADE.read(ids.get(4)).path("note").isNull()).isTrue();
    }

    @Test
    void takingBackCanBeTakenBack() {
        List<String> ids = MADE.many("to and fro", 5);
        JsonNode mass = Masses.run(admin(), THING, MassThings.of("to and fro", "change", object("note", "first")));
        JsonNode undo = Masses.undo(admin(), id(mass));
        JsonNode redo = Masses.undo(admin(), id(undo));
        Masses.expectNumbers(redo, 5, 5, 0, 0, 0);
        assertThat(MADE.read(ids.get(2)).path("note").asText()).isEqualTo("first");
        JsonNode once = Masses.undo(admin(), id(mass));
        Masses.expectNumbers(once, 5, 5, 0, 0, 0);
        assertThat(MADE.read(ids.get(2)).path("note").isNull()).isTrue();
    }

    @Test
    void theHistorySaysByWhichMassChange() {
        String id = MADE.many("told", 1).getFirst();
        JsonNode mass = Masses.run(admin(), THING, MassThings.of("told", "change", object("note", "x")));
        JsonNode undo = Masses.undo(admin(), id(mass));
        JsonNode gone = Masses.run(admin(), THING, MassThings.of("told", "delete", true));
        Masses.undo(admin(), id(gone));
        JsonNode entries =
                admin().get(THINGS + "/" + id + "/history").expect(200).json().path("entries");
        assertThat(entries.at("/0/kind").asText()).isEqualTo("restored");
        assertThat(entries.at("/1/mass_change").asText()).isEqualTo(id(gone));
        assertThat(entries.at("/2/mass_change").asText()).isEqualTo(id(undo));
        assertThat(entries.at("/3/mass_change").asText()).isEqualTo(id(mass));
        assertThat(entries.at("/3/changes/note/1").asText()).isEqualTo("x");
        assertThat(entries.at("/4/mass_change").isMissingNode()).isTrue();
    }
}
