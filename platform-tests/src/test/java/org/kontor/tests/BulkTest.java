package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.yard.YardPlugin;

/** Many records in one request: every line is answered for, or all are refused and the one that is to blame is named. */
@OnEachDatabase
class BulkTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(YardPlugin.class);

    private static final String CRATES = "records/yard/crate";
    private static final String GOODS = "records/yard/good";
    private static final String FIRST = "{\"label\":\"first\"}\n";

    @Test
    void allOrNothingNamesTheLineThatIsToBlame() {
        String missing = UUID.randomUUID().toString();
        Answer crate = crate();
        Answer needed = crate();
        platform.admin()
                .post(GOODS, object("label", "needs it", "crate", needed.id()))
                .expect(201);
        int before = crates();
        atomic(FIRST + "{").expectProblem(400, "[1]");
        atomic(FIRST + "[]").expectProblem(422, "[1]");
        atomic(FIRST + "{\"id\":7}").expectProblem(422, "[1].id");
        atomic(FIRST + "{\"id\":\"%s\"}".formatted(missing)).expectProblem(422, "[1].version");
        atomic(FIRST + "\n{\"capacity\":1}").expectProblem(422, "[2].label");
        atomic(FIRST + changed(crate.id(), 1) + changed(missing, 1)).expectProblem(404, "[2]");
        atomic(FIRST + changed(crate.id(), 7)).expectProblem(412, "[1]");
        atomic(FIRST + deleted(crate.id(), 1) + deleted(missing, 1)).expectProblem(404, "[2]");
        atomic(FIRST + deleted(crate.id(), 7)).expectProblem(412, "[1]");
        atomic(FIRST + deleted(crate.id(), 1) + deleted(needed.id(), 1)).expectProblem(409, "[2]");
        assertThat(crates()).isEqualTo(before);
    }

    @Test
    void aLineOfManyThatCannotBeReadNamesItsFieldsAsIfItWereAlone() {
        List<JsonNode> lines = platform.admin()
                .send("POST", CRATES + "/bulk", FIRST + "{\"id\":\"x\",\"version\":\"1\"}", "application/x-ndjson")
                .expect(200)
                .lines();
        assertThat(lines).extracting(line -> line.get("status").asInt()).containsExactly(201, 422);
        assertThat(lines.get(1).path("errors").findValuesAsText("field")).containsExactly("id", "version");
    }

    @Test
    void linesAboutOneRecordFollowEachOther() {
        for (String atomic : List.of("true", "false")) {
            Answer crate = crate();
            List<JsonNode> lines = platform.admin()
                    .send(
                            "POST",
                            CRATES + "/bulk?atomic=" + atomic,
                            changed(crate.id(), 1) + changed(crate.id(), 2) + deleted(crate.id(), 3),
                            "application/x-ndjson")
                    .expect(200)
                    .lines();
            assertThat(lines)
                    .as(atomic)
                    .extracting(line -> line.get("status").asInt())
                    .containsExactly(200, 200, 204);
            platform.admin().get(CRATES + "/" + crate.id()).expectProblem(404);
        }
    }

    @Test
    void aFailureOfAPluginIsTheAnswerOfItsLineAlone() {
        String crate = crate().id();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            body.append(object("label", i == 550 ? YardPlugin.BREAKS : "fine", "crate", crate))
                    .append('\n');
        }
        List<JsonNode> lines = platform.admin()
                .send("POST", GOODS + "/bulk", body.toString(), "application/x-ndjson")
                .expect(200)
                .lines();
        assertThat(lines).hasSize(600);
        assertThat(lines.get(550).path("status").asInt()).isEqualTo(500);
        assertThat(lines.get(550).path("code").asText()).isEqualTo("BUG");
        assertThat(lines.get(550).path("id").asText()).isNotEmpty();
        assertThat(lines.get(550).toString()).doesNotContain("IllegalState", "Exception");
        assertThat(lines).filteredOn(line -> line.path("status").asInt() == 201).hasSize(599);
    }

    private static Answer atomic(String body) {
        return platform.admin().send("POST", CRATES + "/bulk?atomic=true", body, "application/x-ndjson");
    }

    private static String changed(String id, int version) {
        return object("id", id, "version", version, "capacity", 100 + version) + "\n";
    }

    private static String deleted(String id, int version) {
        return object("id", id, "version", version, "delete", true) + "\n";
    }

    private static Answer crate() {
        return platform.admin().post(CRATES, object("label", "a crate")).expect(201);
    }

    private static int crates() {
        return platform.admin()
                .get(CRATES + "?count=true&limit=1")
                .expect(200)
                .json()
                .at("/count/value")
                .asInt();
    }
}
