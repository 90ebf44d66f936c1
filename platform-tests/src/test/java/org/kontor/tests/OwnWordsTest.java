package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** What own entities, fields and transitions are called in other languages, said word by word. */
@OnEachDatabase
class OwnWordsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    @Test
    @Tag("PLUS-19")
    void aWordThatIsSaidAnewLeavesTheOthers() {
        JsonNode words = object(
                "cs",
                object("label", "Truck cs", "plural", "Trucks cs"),
                "de",
                object("label", "Truck de", "plural", "Trucks de"),
                "pl",
                object("label", "Truck pl", "plural", "Trucks pl"),
                "zh",
                object("label", "Truck zh", "plural", "Trucks zh"));
        desk().model(object("entity", "custom.lorry", "label", "Truck", "plural", "Trucks", "words", words));
        desk().model(object("entity", "custom.lorry", "words", object("de", object("label", "Laster"))));
        assertThat(words("custom.lorry", null).path("de")).isEqualTo(object("label", "Laster", "plural", "Trucks de"));
        desk().model(object(
                "entity", "custom.lorry", "words", object("de", object("plural", null), "cs", null, "pl", object())));
        assertThat(words("custom.lorry", null))
                .isEqualTo(object(
                        "de",
                        object("label", "Laster"),
                        "pl",
                        object("label", "Truck pl", "plural", "Trucks pl"),
                        "zh",
                        object("label", "Truck zh", "plural", "Trucks zh")));
    }

    @Test
    void wordsOfFieldsAndTransitionsAreToldOneByOneToo() {
        desk().model(
                        object("entity", "custom.crane", "label", "Crane", "plural", "Cranes"),
                        field(
                                "custom.crane",
                                "state",
                                "choice",
                                "values",
                                array(object("name", "new"), object("name", "old")),
                                "words",
                                object("de", object("label", "Stand", "help", "Wie alt"))),
                        rule(
                                "custom.crane",
                                "age",
                                "transition",
                                "label",
                                "Age",
                                "moves",
                                object("field", "state", "from", array("new"), "to", "old"),
                                "by",
                                object("fields", array("created_by")),
                                "words",
                                object("de", object("label", "Altern"), "cs", object("label", "Stárnout"))));
        desk().model(
                        object(
                                "entity",
                                "custom.crane",
                                "field",
                                "state",
                                "words",
                                object("de", object("label", "Zustand"))),
                        object(
                                "entity",
                                "custom.crane",
                                "rule",
                                "age",
                                "words",
                                object("cs", object("label", "Zestárnout"), "pl", object("label", "Starzeć"))));
        assertThat(words("custom.crane", "field").path("de")).isEqualTo(object("label", "Zustand", "help", "Wie alt"));
        assertThat(words("custom.crane", "rule"))
                .isEqualTo(object(
                        "cs",
                        object("label", "Zestárnout"),
                        "de",
                        object("label", "Altern"),
                        "pl",
                        object("label", "Starzeć")));
        desk().proposeModel(object("entity", "custom.crane", "rule", "age", "words", object("de", 1)))
                .expectProblem(422, "model[0].words");
    }

    /** What an export says of the words of an entity, or of its last field or rule. */
    private static JsonNode words(String entity, @Nullable String key) {
        JsonNode found = object();
        for (JsonNode wish : Json.read(new MovingDesk(admin()).exported()).path("model")) {
            boolean isMeant = key == null ? !wish.has("field") && !wish.has("rule") : wish.has(key);
            if (isMeant && wish.path("entity").asText().equals(entity)) {
                found = wish.path("words");
            }
        }
        return found;
    }
}
