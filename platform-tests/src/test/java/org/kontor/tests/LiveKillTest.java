package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.testing.Answer;
import org.kontor.testing.ServerProcess;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.every.EveryPlugin;

/** The server dies at each step of enabling and of upgrading a plugin: it comes back with the state before, or the one after. */
class LiveKillTest {
    /** At every step in the long run, else at some. */
    private static final int STRIDE = Boolean.getBoolean("kontor.test.long") ? 1 : 20;
    /** What has fewer steps. */
    private static final int SHORT_STRIDE = Boolean.getBoolean("kontor.test.long") ? 1 : 4;

    private static final String ONE = """
            Contribution.of("halted", "Halted").entities(Entity.of(EntityName.of("halted", "item"), "Item", "Items")
                .fields(EntityName.of("halted", "item").text("name").required())
                .title(EntityName.of("halted", "item").text("name")))""";
    /** Renames the field, adds another one, and an entity. */
    private static final String TWO = """
            Contribution.of("halted", "Halted").entities(
                Entity.of(EntityName.of("halted", "item"), "Item", "Items")
                    .fields(EntityName.of("halted", "item").text("label").required().formerly("name"),
                        EntityName.of("halted", "item").integer("pieces"))
                    .title(EntityName.of("halted", "item").text("label")),
                Entity.of(EntityName.of("halted", "box"), "Box", "Boxes")
                    .fields(EntityName.of("halted", "box").text("code").unique().maxLength(50)))""";

    @TempDir
    Path home;

    @OfEachDatabase
    @Tag("R-03")
    @Tag("R-40")
    void whoDiesInBetweenComesBackWithTheStateBeforeOrAfter(TestDatabase database) throws Exception {
        try (ServerProcess server = ServerProcess.in(home, database, EveryPlugin.class)
                .program(HaltingServer.class)
                .setting("kontor.http.stop-timeout", "1s")) {
            PluginDesk desk = new PluginDesk(server.start());
            String one = desk.upload(PluginSource.of("halted", "1.0", ONE));
            String two = desk.upload(PluginSource.of("halted", "2.0", TWO));

            int steps = 0;
            while (dies(server, desk, one, 1 + steps * STRIDE)) {
                steps++;
                TestClient admin = server.start();
                desk = new PluginDesk(admin);
                assertThat(desk.state("halted")).isIn("available", "removed", "active");
                if (desk.state("halted").equals("active")) {
                    admin.post("records/halted/item", object("name", "after")).expect(201);
                } else {
                    admin.get("records/halted/item").expect(404);
                    desk.change("halted", "enabled", one);
                }
                admin.post("records/halted/item", object("name", "once more")).expect(201);
                forget(admin, desk);
            }
            assertThat(steps).as("steps of enabling").isPositive();

            steps = 0;
            while (true) {
                server.kill();
                TestClient admin = server.start();
                desk = new PluginDesk(admin);
                if (!desk.state("halted").equals("active")) {
                    desk.change("halted", "enabled", one);
                }
                admin.post("records/halted/item", object("name", "old")).expect(201);
                if (!dies(server, desk, two, 1 + steps * STRIDE)) {
                    break;
                }
                steps++;
                admin = server.start();
                desk = new PluginDesk(admin);
                assertThat(desk.state("halted")).isEqualTo("active");
                assertThat(theItem(admin)).contains("old");
                desk.change("halted", "enabled", two);
                assertThat(theItem(admin)).contains("\"label\":\"old\"");
                admin.post("records/halted/box", object("code", "b1")).expect(201);
                forget(admin, desk);
            }
            assertThat(steps).as("steps of upgrading").isPositive();
        }
    }

    /** Whatever its field is called in the version that is there. */
    private static String theItem(TestClient admin) {
        JsonNode items = admin.get("records/halted/item").expect(200).json().path("records");
        assertThat(items).hasSize(1);
        return items.get(0).toString();
    }

    @OfEachDatabase
    @Tag("R-03")
    void whoDiesWhileAFieldIsAddedComesBackWithItOrWithout(TestDatabase database) throws Exception {
        try (ServerProcess server = ServerProcess.in(home, database, EveryPlugin.class)
                .program(HaltingServer.class)
                .setting("kontor.http.stop-timeout", "1s")) {
            PluginDesk desk = new PluginDesk(server.start());
            int steps = 0;
            while (dies(server, desk, desk.proposeModel(wish("added_" + steps)), 1 + steps * STRIDE)) {
                TestClient admin = server.start();
                desk = new PluginDesk(admin);
                String field = "x_added_" + steps;
                boolean isThere = admin.get("openapi.json").expect(200).body().contains("\"" + field + "\"");
                admin.post("records/every/thing", object("caption", "after", field, 7))
                        .expect(isThere ? 201 : 422);
                desk.model(wish("added_" + steps));
                admin.post("records/every/thing", object("caption", "again", field, 7))
                        .expect(201);
                steps++;
            }
            assertThat(steps).as("steps of adding a field").isPositive();
        }
    }

    @OfEachDatabase
    @Tag("R-03")
    void whoDiesWhileAFieldGetsAnotherNameAndTypeKeepsWhatItHolds(TestDatabase database) throws Exception {
        try (ServerProcess server = ServerProcess.in(home, database, EveryPlugin.class)
                .program(HaltingServer.class)
                .setting("kontor.http.stop-timeout", "1s")) {
            TestClient admin = server.start();
            PluginDesk desk = new PluginDesk(admin);
            desk.model(wish("turn_0"));
            String thing = admin.post("records/every/thing", object("caption", "turned", "x_turn_0", 12))
                    .expect(201)
                    .id();
            int steps = 0;
            while (dies(server, desk, desk.proposeModel(turned(steps)), 1 + steps * SHORT_STRIDE)) {
                admin = server.start();
                desk = new PluginDesk(admin);
                JsonNode read =
                        admin.get("records/every/thing/" + thing).expect(200).json();
                String before = "x_turn_" + steps;
                String after = "x_turn_" + (steps + 1);
                assertThat(read.has(before)).isNotEqualTo(read.has(after));
                assertThat(read.path(read.has(before) ? before : after).asText())
                        .isEqualTo("12");
                desk.model(turned(steps));
                assertThat(admin.get("records/every/thing/" + thing)
                                .expect(200)
                                .json()
                                .path(after)
                                .asText())
                        .isEqualTo("12");
                steps++;
            }
            assertThat(steps).as("steps of changing a field").isPositive();
        }
    }

    /** The same field as a number and as a text by turns. */
    private static JsonNode turned(int steps) {
        return object(
                "entity",
                "every.thing",
                "field",
                "turn_" + (steps + 1),
                "formerly",
                "turn_" + steps,
                "type",
                steps % 2 == 0 ? "text" : "integer");
    }

    @OfEachDatabase
    void whoDiesWhileAFormulaIsSetComesBackWithItInAllRecordsOrInNone(TestDatabase database) throws Exception {
        try (ServerProcess server = ServerProcess.in(home, database, EveryPlugin.class)
                .program(HaltingServer.class)
                .setting("kontor.http.stop-timeout", "1s")) {
            TestClient admin = server.start();
            PluginDesk desk = new PluginDesk(admin);
            desk.model(wish("base"), wish("times"));
            String early = thing(admin);
            int steps = 0;
            while (dies(server, desk, desk.proposeModel(times(steps)), 1 + steps * SHORT_STRIDE)) {
                admin = server.start();
                desk = new PluginDesk(admin);
                assertThat(multiple(admin, early)).as("after step %d", steps).isEqualTo(multiple(admin, thing(admin)));
                steps++;
            }
            assertThat(multiple(admin, early)).isEqualTo(String.valueOf(3 * steps));
            assertThat(steps).as("steps of setting a formula").isPositive();
        }
    }

    private static JsonNode times(int factor) {
        return rule("every.thing", "times", "formula", "field", "x_times", "expression", "x_base * " + factor);
    }

    private static String thing(TestClient admin) {
        return admin.post("records/every/thing", object("caption", "multiplied", "x_base", 3))
                .expect(201)
                .id();
    }

    private static String multiple(TestClient admin, String thing) {
        return admin.get("records/every/thing/" + thing)
                .expect(200)
                .json()
                .path("x_times")
                .asText();
    }

    private static JsonNode wish(String field) {
        return object("entity", "every.thing", "field", field, "type", "integer", "label", "Added");
    }

    /** Applies a plan, and answers whether the server died of it. */
    private boolean dies(ServerProcess server, PluginDesk desk, String hash, int at) throws Exception {
        return dies(server, desk, desk.plan("halted", "enabled", hash), at);
    }

    private boolean dies(ServerProcess server, PluginDesk desk, Answer proposed, int at) throws Exception {
        Answer plan = proposed.expect(201);
        Path file = server.home().resolve(HaltingServer.FILE);
        Files.writeString(file, Integer.toString(at));
        try {
            desk.apply(plan).expect(200);
            return false;
        } catch (UncheckedIOException ended) {
            server.awaitEnd(Duration.ofSeconds(30));
            return true;
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Back to where nothing of it was ever there but its archives. */
    private static void forget(TestClient admin, PluginDesk desk) {
        desk.change("halted", "removed");
        Answer plan = desk.plan("halted", "purged").expect(201);
        admin.post("platform/plans/" + plan.text("id") + "/apply", object("confirm", "halted", "backup", "none"))
                .expect(200);
        desk.upload(PluginSource.of("halted", "1.0", ONE));
        desk.upload(PluginSource.of("halted", "2.0", TWO));
    }
}
