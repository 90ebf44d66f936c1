package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
import org.kontor.tests.every.EveryPlugin;

@OnEachDatabase
class RecordsOverRestTest {
    private static final String THINGS = "records/every/thing";

    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.with().plugin(EveryPlugin.class);

    private static Answer made(String caption) {
        return PLATFORM.admin().post(THINGS, Json.object("caption", caption)).expect(201);
    }

    @Test
    void anAddressOnTheWebMayHaveAnyHost() {
        for (String good : List.of(
                "http://javascript:80/x",
                "https://www.example.org/a(1)?b=c:d#e",
                "example.org:8080",
                "http://[::1]:8080/",
                "https://příklad.cz/ž",
                "http://my_host/")) {
            PLATFORM.admin()
                    .post(THINGS, object("caption", "address", "url", good))
                    .expect(201);
        }
    }

    @Test
    @Tag("PLUS-59")
    void whoeverComesSecondIsToldTheDifferenceByField() {
        Answer thing = made("before");
        String path = THINGS + "/" + thing.id();
        PLATFORM.admin()
                .patch(path, thing.etag(), Json.object("caption", "first", "count", 1))
                .expect(200);

        Answer late = PLATFORM.admin().patch(path, thing.etag(), Json.object("caption", "second", "note", "mine"));

        late.expectProblem(412);
        assertThat(late.json().at("/current/caption").asText()).isEqualTo("first");
        assertThat(late.json().at("/changed/caption").toString()).isEqualTo("[\"before\",\"first\"]");
        assertThat(late.json().get("conflicts").toString()).isEqualTo("[\"caption\"]");
        PLATFORM.admin()
                .send("PATCH", path, Json.object("note", "x"), "application/json")
                .expectProblem(428);
    }

    @Test
    void bulkAnswersEachLineAndAtomicDoesAllOrNothing() {
        Answer thing = made("bulk");
        List<JsonNode> lines = PLATFORM.admin()
                .ndjson(
                        THINGS + "/bulk",
                        List.of(
                                Json.object("caption", "bulk 1"),
                                Json.object("nonsense", 1),
                                Json.object("id", thing.id(), "version", 1, "caption", "bulk 2"),
                                Json.object("id", thing.id(), "version", 2, "delete", true)))
                .expect(200)
                .lines();
        assertThat(lines).extracting(line -> line.get("status").asInt()).containsExactly(201, 422, 200, 204);

        PLATFORM.admin()
                .ndjson(
                        THINGS + "/bulk?atomic=true",
                        List.of(Json.object("caption", "atomic"), Json.object("nonsense", 1)))
                .expectProblem(422);
        assertThat(PLATFORM.admin()
                        .get(THINGS + "?filter=caption==atomic")
                        .json()
                        .get("records"))
                .isEmpty();
    }

    @Test
    @Tag("PLUS-55")
    void takingOutNeedsItsOwnRightAndIsLogged() {
        made("taken out");
        PLATFORM.users().role("reader", TestUsers.grant("every.thing", Verb.READ));
        TestClient reader = PLATFORM.users().add("rita", "reader");
        reader.get(THINGS + "?limit=1").expect(200);
        reader.get(THINGS + "/export").expectProblem(403);

        Answer all = PLATFORM.admin()
                .get(THINGS + "/export?filter=caption==taken*&fields=caption")
                .expect(200);

        assertThat(all.lines()).hasSize(1);
        assertThat(Accesses.of(PLATFORM.admin(), "kind=exported&entity=every.thing", 1))
                .isNotEmpty();
    }

    @Test
    void whatIsDeletedComesBackUnderItsId() {
        Answer thing = made("trash");
        PLATFORM.admin().delete(THINGS + "/" + thing.id(), thing.etag()).expect(204);
        PLATFORM.admin().get(THINGS + "/" + thing.id()).expectProblem(404);
        String entry = PLATFORM.admin()
                .get("trash/every/thing")
                .json()
                .at("/entries/0/id")
                .asText();

        PLATFORM.admin().post("trash/" + entry + "/restore", Json.object()).expect(200);

        assertThat(PLATFORM.admin().get(THINGS + "/" + thing.id()).text("caption"))
                .isEqualTo("trash");
    }

    @Test
    @Tag("PLUS-33")
    void theDocumentOfTheModelShowsWhatItsReaderMayDo() {
        assertThat(PLATFORM.admin().get("openapi.json").json().get("paths").has("/records/every/thing"))
                .isTrue();
        assertThat(PLATFORM.users().nobody().get("openapi.json").body()).doesNotContain("every.thing");
        assertThat(PLATFORM.users().nobody().get("meta").body()).doesNotContain("every.thing");
    }

    @Test
    @Tag("PLUS-35")
    void aTokenDoesNoMoreThanItSaysAndCanBeRevoked() {
        Answer made = PLATFORM.admin()
                .post("tokens", Json.object("name", "robot", "expires_at", Soon.soon(), "read_only", true))
                .expect(201);
        TestClient robot = PLATFORM.client().withToken(made.text("secret"));
        robot.get(THINGS).expect(200);
        robot.post(THINGS, Json.object("caption", "robot")).expectProblem(403);

        PLATFORM.admin().send("DELETE", "tokens/" + made.id(), null, null).expect(204);

        robot.get(THINGS).expectProblem(401);
    }
}
