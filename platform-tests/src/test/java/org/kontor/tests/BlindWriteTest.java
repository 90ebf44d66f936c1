package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;
import static org.kontor.tests.PluginDesk.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Whoever writes a field and may not read it learns nothing of it by trying values. */
@OnEachDatabase
@Tag("PLUS-10")
class BlindWriteTest {
    private static final String BOXES = "records/custom/box";
    private static final String TAGS = "records/custom/label";

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().given(BlindWriteTest::model);

    private static TestClient blind;

    static void model() {
        PluginDesk desk = new PluginDesk(platform.admin());
        desk.model(
                object("entity", "custom.label", "label", "Label", "plural", "Labels", "owned", true),
                object("entity", "custom.box", "label", "Box", "plural", "Boxes", "owned", true),
                field("custom.box", "hint", "text"),
                field("custom.box", "open", "text"),
                field("custom.box", "one", "reference", "targets", array("custom.label")),
                field("custom.box", "several", "references", "targets", array("custom.label")));
        platform.users()
                .role(
                        "blind",
                        grant("custom.box", Verb.READ).put("but_fields", "hint, one, several"),
                        within(Scope.OWN, grant("custom.box", Verb.READ)),
                        grant("custom.box", Verb.UPDATE),
                        within(Scope.OWN, grant("custom.label", Verb.READ)));
        blind = platform.users().add("blind", "blind");
    }

    private static String label(String name) {
        return platform.admin().post(TAGS, object("name", name)).expect(201).id();
    }

    private static String box(String name, Object... more) {
        return platform.admin()
                .post(BOXES, object(more).put("name", name))
                .expect(201)
                .id();
    }

    private static Answer patch(String box, Object... values) {
        return blind.patch(
                BOXES + "/" + box, blind.get(BOXES + "/" + box).expect(200).etag(), object(values));
    }

    private static long version(String box) {
        return blind.get(BOXES + "/" + box).expect(200).json().path("version").asLong();
    }

    @Test
    void aRightGuessOfAPlainFieldIsAnsweredAsAWrongOne() {
        String box = box("plain", "hint", "hidden", "open", "said");
        assertThat(patch(box, "hint", "hidden")
                        .expect(200)
                        .json()
                        .path("version")
                        .asLong())
                .isEqualTo(2);
        assertThat(patch(box, "hint", "wrong")
                        .expect(200)
                        .json()
                        .path("version")
                        .asLong())
                .isEqualTo(3);
        assertThat(patch(box, "open", "said").expect(200).json().path("version").asLong())
                .isEqualTo(3);
    }

    @Test
    void whereTheRecordIsOnesOwnAndReadTheSameValueMakesNoVersion() {
        String box = box("own", "hint", "mine", "owner", platform.users().id("user blind"));
        patch(box, "hint", "mine").expect(200);
        assertThat(version(box)).isEqualTo(1);
    }

    @Test
    void aReferenceToARecordOutOfSightIsRefusedThoughItIsTheOneThatIsThere() {
        String held = label("held");
        String other = label("other");
        String box = box("reference", "one", held, "several", array(held));
        for (String tried : new String[] {held, other, "00000000-0000-7000-8000-000000000000"}) {
            patch(box, "one", tried).expectProblem(422, "one");
            patch(box, "several", array(tried)).expectProblem(422, "several");
        }
        assertThat(version(box)).isEqualTo(1);
        patch(box, "one", null).expect(200);
        assertThat(version(box)).isEqualTo(2);
    }

    @Test
    void aPreviewOfManyAndItsTakingBackDoNotTellWhichHeldTheValueAlready() {
        box("many 1", "hint", "hidden", "one", label("many"));
        box("many 2", "hint", "elsewise");
        JsonNode preview = blind.post(BOXES + "/mass", many("hint", "hidden").put("dry_run", true))
                .expect(200)
                .json();
        assertThat(preview.path("would_change").asInt()).as("%s", preview).isEqualTo(2);
        JsonNode mass = Masses.run(blind, "custom/box", many("hint", "hidden"));
        Masses.expectNumbers(mass, 2, 2, 0, 0, 0);
        String id = mass.path("id").asText();
        JsonNode back = blind.get(Masses.CHANGES + id + "/undo").expect(200).json();
        assertThat(back.path("would_change").asInt()).as("%s", back).isEqualTo(2);
        Masses.expectNumbers(Masses.undo(blind, id), 2, 2, 0, 0, 0);
        assertThat(platform.admin().get(BOXES + "?filter=hint==elsewise").body())
                .contains("many 2");
    }

    @Test
    void aPreviewOfManyRefusesAReferenceOutOfSightOfAllOfThem() {
        String held = label("all");
        box("many of all 1", "one", held, "several", array(held));
        box("many of all 2");
        for (String field : new String[] {"one", "several"}) {
            Object value = "one".equals(field) ? held : array(held);
            JsonNode preview = blind.post(
                            BOXES + "/mass",
                            object("filter", "name==\"many of all*\"", "change", object(field, value), "dry_run", true))
                    .expect(200)
                    .json();
            assertThat(preview.path("would_change").asInt()).as("%s", preview).isZero();
            assertThat(preview.path("would_not_change").asInt())
                    .as("%s", preview)
                    .isZero();
        }
    }

    private static ObjectNode many(String field, Object value) {
        return object("filter", "name=in=(\"many 1\",\"many 2\")", "change", object(field, value));
    }
}
