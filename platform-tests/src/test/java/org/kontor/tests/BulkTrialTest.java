package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.yard.YardPlugin;

/** Many records are tried out and nothing is left of it; all or nothing under a key is done once, however often it is sent. */
@OnEachDatabase
class BulkTrialTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(YardPlugin.class);

    private static final String CRATES = "records/yard/crate";
    private static final String GOODS = "records/yard/good";
    private static final String LINES = "application/x-ndjson";

    @Test
    void eachLineIsAnsweredForAndNothingIsLeftOfIt() {
        String id = crate().id();
        String gone = crate().id();
        int before = count(CRATES);
        String body = line("label", "new one")
                + line("capacity", 3)
                + line("id", id, "version", 1, "capacity", 7)
                + line("id", id, "version", 2, "capacity", 8)
                + line("id", id, "version", 9, "capacity", 9)
                + "{no json\n"
                + line("id", gone, "version", 1, "delete", true);
        List<JsonNode> tried = tried(CRATES, body);
        assertThat(tried)
                .extracting(each ->
                        each.path("line").asInt() + " " + each.path("status").asInt())
                .containsExactly("1 201", "2 422", "3 200", "4 200", "5 412", "6 400", "7 204");
        assertThat(tried.get(1).at("/errors/0/field").asText()).isEqualTo("label");
        assertThat(tried.get(3).path("version").asInt()).isEqualTo(3);

        assertThat(count(CRATES)).isEqualTo(before);
        assertThat(platform.admin()
                        .get(CRATES + "/" + id)
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        platform.admin().get(CRATES + "/" + gone).expect(200);
        platform.admin()
                .get(CRATES + "/" + tried.getFirst().path("id").asText())
                .expectProblem(404);
        assertThat(platform.admin().get(CRATES + "/" + id + "/history").json().path("entries"))
                .hasSize(1);
        assertThat(platform.admin().get("trash/yard/crate").json().toString()).doesNotContain(gone);

        // and what was told is what comes about
        List<JsonNode> done = platform.admin()
                .send("POST", CRATES + "/bulk", body, LINES)
                .expect(200)
                .lines();
        assertThat(done)
                .extracting(each -> each.path("status").asInt())
                .containsExactly(201, 422, 200, 200, 412, 400, 204);
    }

    @Test
    void theSecondOfTwoLinesThatGiveOneCodeIsRefused() {
        String crate = crate().id();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            body.append(line("label", "coded", "crate", crate, "code", "trial " + (i == 31 ? 7 : i)));
        }
        List<JsonNode> tried = tried(GOODS, body.toString());
        assertThat(tried).filteredOn(each -> each.path("status").asInt() == 201).hasSize(39);
        assertThat(tried.get(31).path("status").asInt()).isEqualTo(409);
        assertThat(tried(GOODS, body.toString()))
                .filteredOn(each -> each.path("status").asInt() == 201)
                .hasSize(39);
    }

    @Test
    void aPluginsMistakeIsTheAnswerOfItsLineAlone() {
        String crate = crate().id();
        List<JsonNode> tried =
                tried(GOODS, line("label", "fine", "crate", crate) + line("label", YardPlugin.BREAKS, "crate", crate));
        assertThat(tried).extracting(each -> each.path("status").asInt()).containsExactly(201, 500);
        assertThat(tried.get(1).path("code").asText()).isEqualTo("BUG");
    }

    @Test
    void whoMayNotMakeIsToldSo() {
        TestClient other = platform.users().nobody();
        other.send("POST", CRATES + "/bulk?trial=true", line("label", "theirs"), LINES)
                .expectProblem(404);
    }

    @Test
    void allOrNothingUnderAKeyIsDoneOnce() {
        String body = line("label", "once") + line("label", "once too");
        int before = count(CRATES);
        List<JsonNode> first = keyed("key 1", "?atomic=true", body).expect(200).lines();
        List<JsonNode> second = keyed("key 1", "?atomic=true", body).expect(200).lines();
        assertThat(second).isEqualTo(first).hasSize(2);
        assertThat(count(CRATES)).isEqualTo(before + 2);
        keyed("key 1", "?atomic=true", line("label", "other")).expectProblem(422);

        // what was refused has left the key free
        keyed("key 2", "?atomic=true", line("capacity", 1)).expectProblem(422, "label");
        keyed("key 2", "?atomic=true", line("label", "mended")).expect(200);
        assertThat(count(CRATES)).isEqualTo(before + 3);
    }

    @Test
    void aKeyThatWouldBeForgottenIsRefused() {
        int before = count(CRATES);
        String body = line("label", "keyed");
        keyed("key 3", "", body).expectProblem(400);
        keyed("key 3", "?trial=true", body).expectProblem(400);
        keyed("key 3", "?trial=true&atomic=true", body).expectProblem(400);
        assertThat(count(CRATES)).isEqualTo(before);
    }

    @Test
    void allOrNothingIsTriedToo() {
        int before = count(CRATES);
        platform.admin()
                .send("POST", CRATES + "/bulk?trial=true&atomic=true", line("label", "a") + line("capacity", 1), LINES)
                .expectProblem(422, "[1].label");
        List<JsonNode> tried = platform.admin()
                .send("POST", CRATES + "/bulk?trial=true&atomic=true", line("label", "a") + line("label", "b"), LINES)
                .expect(200)
                .lines();
        assertThat(tried).extracting(each -> each.path("status").asInt()).containsExactly(201, 201);
        assertThat(count(CRATES)).isEqualTo(before);
    }

    private static Answer keyed(String key, String query, String body) {
        return platform.admin()
                .header("Idempotency-Key", key.replace(' ', '-'))
                .send("POST", CRATES + "/bulk" + query, body, LINES);
    }

    private static List<JsonNode> tried(String path, String body) {
        return platform.admin()
                .send("POST", path + "/bulk?trial=true", body, LINES)
                .expect(200)
                .lines();
    }

    private static String line(Object... values) {
        return object(values) + "\n";
    }

    private static Answer crate() {
        return platform.admin().post(CRATES, object("label", "a crate")).expect(201);
    }

    private static int count(String path) {
        return platform.admin()
                .get(path + "?count=true&limit=1")
                .expect(200)
                .json()
                .at("/count/value")
                .asInt();
    }
}
