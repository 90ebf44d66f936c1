package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kontor.testing.Answer;
import org.kontor.testing.FreshDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.golden.DatabaseText;

/**
 * A database that an older Kontor left, with a plugin in its first version and with what a company added to it: this Kontor
 * starts on it, newer versions of the plugin change what is theirs, and what stands against them is a list to work through.
 */
@Tag("PLUS-86")
class GoldenTest {
    /** Of the Kontor that wrote it. */
    static final String VERSION = "0.1";

    private static final String CRATES = "records/depot/crate";

    @RegisterExtension
    static final PlatformExtension any = PlatformExtension.with();

    @TempDir
    Path home;

    static String name(TestDatabase database) {
        return database.name().toLowerCase(Locale.ROOT);
    }

    private FreshDatabase golden(TestDatabase database) throws Exception {
        FreshDatabase fresh = FreshDatabase.of(database, home);
        String file = "golden/" + VERSION + "-" + name(database) + ".sql";
        try (InputStream text = Objects.requireNonNull(GoldenTest.class.getResourceAsStream(file), file);
                Connection connection = fresh.connect()) {
            DatabaseText.read(connection, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
        return fresh;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void newerVersionsChangeWhatIsTheirsAndNothingElseIsLost(TestDatabase database) throws Exception {
        if (!TestDatabase.wanted().contains(database)) {
            return;
        }
        FreshDatabase golden = golden(database);
        try (Installation installation = Installation.start(any.client(), golden, home)) {
            TestClient admin = installation.admin();
            PluginDesk desk = new PluginDesk(admin);
            assertThat(desk.state("depot")).isEqualTo("active");
            String before = crates(admin, "weight");
            assertThat(before).contains("crate 11 11.5 blue 11");

            desk.model(
                    PluginDesk.field("depot.crate", "double", "decimal"),
                    rule(
                            "depot.crate",
                            "double",
                            "formula",
                            "field",
                            "x_double",
                            "expression",
                            "weight * 2 + size('weight')"));

            String second = desk.install(Depot.second(), "depot");
            Eventually.until(() -> assertThat(admin.get(CRATES + "?filter=code=empty=true")
                            .expect(200)
                            .json()
                            .path("records"))
                    .isEmpty());
            assertThat(crates(admin, "mass")).isEqualTo(before);
            rulesHold(admin, "mass");
            assertThat(admin.get("records/system/role?filter=name==loader")
                            .expect(200)
                            .body())
                    .contains("label,mass,x_colour");

            standsAgainst(desk);
            assertThat(crates(admin, "mass")).isEqualTo(before + "heavy 120 red 0\n");

            String fourth = desk.upload(Depot.fourth());
            Answer plan = desk.plan("depot", "enabled", fourth).expect(201);
            assertThat(plan.json().path("conflicts")).isEmpty();
            assertThat(plan.json().path("warnings").toString())
                    .contains(
                            "depot.crate heavy: it sleeps",
                            "depot.crate double: it sleeps",
                            "depot.shelf load: it sleeps");
            desk.apply(plan).expect(200);
            admin.post(CRATES, object("label", "light")).expect(201);
            // and stand in nobody's way
            desk.model(PluginDesk.field("depot.shelf", "height", "integer"));

            desk.change("depot", "enabled", second);
            assertThat(crates(admin, "mass")).isEqualTo(before + "heavy 120 red 0\nlight  – 0\n");
            admin.post(CRATES, object("label", "too heavy", "mass", 200)).expectProblem(422, "x_colour");

            goesBack(admin, desk, before + "heavy 120 red 0\nlight  – 0\n", second);
        }
    }

    /** An older version that comes back has its fields by the names that it knows, and so have rules and rights. */
    private static void goesBack(TestClient admin, PluginDesk desk, String crates, String second) {
        Answer plan = desk.plan("depot", "enabled", desk.upload(Depot.first())).expect(201);
        assertThat(plan.text("text")).contains("Rename the column mass of depot_crate to weight");
        desk.apply(plan).expect(200);
        assertThat(crates(admin, "weight")).isEqualTo(crates);
        admin.post(CRATES, object("label", "too heavy", "weight", 200)).expectProblem(422, "x_colour");
        assertThat(admin.get("records/system/role?filter=name==loader")
                        .expect(200)
                        .body())
                .contains("label,weight,x_colour");
        Answer crate = admin.post(CRATES, object("label", "back", "weight", 7)).expect(201);

        desk.change("depot", "enabled", second);
        assertThat(admin.get(CRATES + "/" + crate.id())
                        .expect(200)
                        .json()
                        .path("mass")
                        .asDouble())
                .isEqualTo(7);
        assertThat(crates(admin, "mass")).startsWith(crates);
    }

    /** The rules of the company speak of the field by its new name. */
    private static void rulesHold(TestClient admin, String mass) {
        admin.post(CRATES, object("label", "heavy", mass, 120)).expectProblem(422, "x_colour");
        JsonNode shelf = shelf(admin);
        admin.post(
                        CRATES,
                        object(
                                "label",
                                "heavy",
                                mass,
                                120,
                                "x_colour",
                                "red",
                                "shelf",
                                shelf.path("id").asText()))
                .expect(201);
        assertThat(admin.get(CRATES + "?filter=label==heavy")
                        .expect(200)
                        .json()
                        .at("/records/0/x_double")
                        .asDouble())
                .isEqualTo(246);
        assertThat(shelf(admin).path("x_load").asDouble())
                .isEqualTo(shelf.path("x_load").asDouble() + 120);
    }

    private static JsonNode shelf(TestClient admin) {
        return admin.get("records/depot/shelf")
                .expect(200)
                .json()
                .path("records")
                .get(0);
    }

    /** Two crates have the same label: the plan names it, and nothing is done. */
    private static void standsAgainst(PluginDesk desk) {
        Answer plan = desk.plan("depot", "enabled", desk.upload(Depot.third())).expect(201);
        assertThat(plan.json().path("possible").asBoolean()).isFalse();
        assertThat(plan.json().path("conflicts").toString()).contains("crate 1 (2 records)");
        desk.apply(plan).expect(409);
        assertThat(desk.state("depot")).isEqualTo("active");
    }

    /** A line for each crate: its label, its weight, its colour, and how many marks it has. */
    private static String crates(TestClient admin, String weight) {
        StringBuilder lines = new StringBuilder();
        JsonNode crates = admin.get(CRATES + "?sort=created_at,id&limit=50")
                .expect(200)
                .json()
                .path("records");
        for (JsonNode crate : crates) {
            JsonNode whole = admin.get(CRATES + "/" + crate.path("id").asText())
                    .expect(200)
                    .json();
            lines.append(whole.path("label").asText())
                    .append(' ')
                    .append(whole.path(weight).asText(""))
                    .append(' ')
                    .append(
                            whole.path("x_colour").isNull()
                                    ? "–"
                                    : whole.path("x_colour").asText())
                    .append(' ')
                    .append(whole.path("x_marks").size())
                    .append('\n');
        }
        return lines.toString();
    }
}
