package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;
import org.kontor.tests.growing.GrowingPlugin;

/** A plugin that asks for tables which cannot be made is left out like any other that does not hold. */
@OnEachDatabase
class LeftOutTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).plugin(GrowingPlugin.class);

    private static final String PLANTS = "records/growing/plant";

    @AfterEach
    void itIsBackWithItsRecordsOnceItIsMended() {
        become("");
        assertThat(report("growing").path("state").asText()).isEqualTo("active");
        platform.admin().get(PLANTS).expect(200);
        platform.admin().post(PLANTS, object("label", "new")).expect(201);
    }

    private static void become(String version) {
        System.setProperty(GrowingPlugin.VERSION, version);
        platform.restart();
    }

    private static JsonNode report(String plugin) {
        for (JsonNode entry :
                platform.admin().get("platform/plugins").expect(200).json().path("plugins")) {
            if (entry.path("id").asText().equals(plugin)) {
                return entry;
            }
        }
        throw new AssertionError("no report of " + plugin);
    }

    private static String reasonToBeLeftOut() {
        assertThat(report("every").path("state").asText()).isEqualTo("active");
        platform.admin().get("records/every/box").expect(200);
        platform.admin().get(PLANTS).expectProblem(404);
        JsonNode growing = report("growing");
        assertThat(growing.path("state").asText()).isEqualTo("refused");
        assertThat(growing.path("violations")).hasSize(1);
        return growing.path("violations").get(0).toString();
    }

    @Test
    void aFieldThatCannotChangeItsType() {
        Answer plant = platform.admin().post(PLANTS, object("label", "fern")).expect(201);
        become("type");
        assertThat(reasonToBeLeftOut())
                .contains("entity growing.plant, field label", "cannot become moment", "give the field a new name");
        become("");
        assertThat(platform.admin().get(PLANTS + "/" + plant.id()).expect(200).text("label"))
                .isEqualTo("fern");
    }

    @Test
    void aUniqueRuleThatRecordsBreak() {
        platform.admin().post(PLANTS, object("label", "twin")).expect(201);
        platform.admin().post(PLANTS, object("label", "twin")).expect(201);
        become("unique");
        assertThat(reasonToBeLeftOut())
                .contains("entity growing.plant, field label", "records with equal values", "change the records");
    }

    @Test
    void aRuleThatTimesBreakThatOverlapAlready() {
        Answer plant = platform.admin().post(PLANTS, object("label", "oak")).expect(201);
        for (int i = 0; i < 2; i++) {
            platform.admin()
                    .post(
                            "records/growing/leaf",
                            object(
                                    "of",
                                    plant.id(),
                                    "life",
                                    object("from", "2026-04-01T00:00:00Z", "to", "2026-10-01T00:00:00Z")))
                    .expect(201);
        }
        become("overlap");
        assertThat(reasonToBeLeftOut()).contains("entity growing.leaf", "take the rule back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unreadable.xml", "failing.sql", "foreign.sql"})
    void aChangeLogThatCannotBeReadOrRun(String file) {
        become(file);
        assertThat(reasonToBeLeftOut()).contains("migration org/kontor/tests/growing/" + file, "mend the file");
    }

    @Test
    void itStaysLeftOutWhenTheModelIsReadAnew() {
        become("type");
        platform.admin()
                .post(
                        "records/system/choice_value",
                        object("list", "every.colour", "name", "left_out", "label", "Left out"))
                .expect(201);
        platform.admin()
                .post("records/every/thing", object("caption", "new colour", "colour", array("left_out")))
                .expect(201);
        assertThat(reasonToBeLeftOut()).contains("cannot become");
    }
}
