package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.kin.KinPlugin;

/** Likely duplicates are shown while somebody types, found by looking through everything, and settled pair by pair. */
@OnEachDatabase
class DuplicatesTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(KinPlugin.class).given(DuplicatesTest::roles);

    private static final String PEOPLE = "records/kin/person";
    private static final String PAIRS = "records/system/duplicate_pair";
    private static final String RULES = "records/system/duplicate_rule";

    static void roles() {
        platform.users()
                .role("own", within(Scope.OWN, grant("kin.person", Verb.values())))
                .role("all", grant("kin.person", Verb.values()));
    }

    private static TestClient admin() {
        return platform.admin();
    }

    private static MergeDesk people() {
        return new MergeDesk(admin(), PEOPLE);
    }

    private static JsonNode ask(TestClient client, ObjectNode body) {
        return client.post(PEOPLE + "/duplicates", body).expect(200).json();
    }

    private static JsonNode typed(Object... values) {
        return ask(admin(), object("values", object(values)));
    }

    private static List<String> ids(JsonNode answer) {
        return answer.path("records").findValuesAsText("id");
    }

    @Test
    @Tag("PLUS-01")
    @Tag("PLUS-05")
    void whatIsTypedIsComparedWithWhatIsThere() {
        String haeusler = people().make("full_name", "Häusler Möbel GmbH");
        String pawel = people().make("full_name", "Paweł Wiśniewski", "email", "pawel.w@example.org");
        String xing = people().make("full_name", "行健科技有限公司");
        Eventually.until(
                () -> assertThat(ids(typed("full_name", "Hausler Mobel"))).containsExactly(haeusler));
        Eventually.until(
                () -> assertThat(ids(typed("full_name", "Xingjian Keji"))).containsExactly(xing));
        Eventually.until(() -> assertThat(ids(typed("full_name", "PAWEL WISNIEWSKI", "note", "x")))
                .containsExactly(pawel));
        JsonNode found = typed("full_name", "Wisniewski Pawel", "email", "Pawel.W@example.org")
                .path("records")
                .path(0);
        assertThat(found.path("title").asText()).isEqualTo("Paweł Wiśniewski");
        assertThat(found.path("certain").asBoolean()).isTrue();
        assertThat(found.path("score").asDouble()).isBetween(0.95, 1.0);
        assertThat(found.path("reasons").findValuesAsText("field")).containsExactly("full_name", "email");
        assertThat(found.path("reasons").findValuesAsText("code")).contains("same");
        assertThat(ids(typed("full_name", "Somebody Else"))).isEmpty();
        assertThat(ids(typed())).isEmpty();
        assertThat(ids(ask(admin(), object("id", pawel)))).isEmpty();
    }

    @Test
    @Tag("PLUS-01")
    void whatIsOutOfSightIsNotProposed() {
        TestClient own = platform.users().add("dup-own", "own");
        String hidden = people().make("full_name", "Verborgene Zentrale");
        String hers = new MergeDesk(own, PEOPLE).make("full_name", "Verborgene Zentrale AG");
        Eventually.until(() ->
                assertThat(ids(typed("full_name", "Verborgene Zentrale"))).containsExactlyInAnyOrder(hidden, hers));
        assertThat(ids(ask(own, object("values", object("full_name", "Verborgene Zentrale")))))
                .containsExactly(hers);
        own.post(PEOPLE + "/duplicates", object("id", hidden)).expectProblem(404);
        assertThat(ids(ask(own, object("id", hers)))).isEmpty();
        platform.users()
                .nobody()
                .post(PEOPLE + "/duplicates", object("id", hidden))
                .expectProblem(404);
    }

    @Test
    @Tag("PLUS-01")
    void badQuestionsAreRefused() {
        admin().post(PEOPLE + "/duplicates", object()).expectProblem(400);
        admin().post(PEOPLE + "/duplicates", object("id", "x")).expectProblem(400);
        admin().post(PEOPLE + "/duplicates", object("id", "x", "values", object()))
                .expectProblem(400);
        admin().post(PEOPLE + "/duplicates", object("values", "x")).expect(422);
        admin().post("records/system/user/duplicates", object("values", object()))
                .expectProblem(409);
        admin().post(PEOPLE + "/duplicates", object("values", object("full_name", "x".repeat(100_000))))
                .expect(200);
    }

    @Test
    @Tag("PLUS-02")
    void allRecordsAreLookedThroughAndPairsAreWorkedOff() {
        String one = people().make("full_name", "Krajský Úřad", "email", "ku@example.org");
        String two = people().make("full_name", "KRAJSKY URAD");
        String three = people().make("full_name", "Lesní Školka");
        String four = people().make("full_name", "Lesni Skolka");
        Eventually.until(
                () -> assertThat(ids(typed("full_name", "Lesni Skolka"))).hasSize(2));
        scan();
        JsonNode pair = pair(one, two);
        JsonNode other = pair(three, four);
        assertThat(pair.path("state").asText()).isEqualTo("open");
        assertThat(pair.path("score").asDouble()).isGreaterThan(0.75);

        // again: the same pairs
        int before = count();
        scan();
        assertThat(count()).isEqualTo(before);

        act(other, "distinct").expect(200);
        act(other, "distinct").expectProblem(409);
        assertThat(ids(ask(admin(), object("id", three)))).isEmpty();
        scan();
        assertThat(pair(three, four).path("state").asText()).isEqualTo("distinct");
        act(pair(three, four), "reopen").expect(200);
        assertThat(ids(ask(admin(), object("id", three)))).containsExactly(four);

        JsonNode merged = people().merge(one, two);
        assertThat(pair(one, two).path("state").asText()).isEqualTo("merged");
        people().undo(merged);
        assertThat(pair(one, two).path("state").asText()).isEqualTo("open");
        people().delete(two);
        scan();
        assertThat(admin().get(PAIRS + "/" + pair.path("id").asText()).status()).isEqualTo(404);
    }

    private static Answer act(JsonNode pair, String action) {
        String path = PAIRS + "/" + pair.path("id").asText();
        return admin().header("If-Match", admin().get(path).expect(200).etag())
                .post(path + "/actions/" + action, object());
    }

    private static int count() {
        return admin().get(PAIRS + "?limit=200")
                .expect(200)
                .json()
                .path("records")
                .size();
    }

    private static JsonNode pair(String one, String other) {
        for (JsonNode pair :
                admin().get(PAIRS + "?limit=200").expect(200).json().path("records")) {
            Set<String> both =
                    Set.of(pair.at("/one/id").asText(), pair.at("/other/id").asText("none"));
            if (both.equals(Set.of(one, other))) {
                return pair;
            }
        }
        throw new AssertionError("no such pair");
    }

    private static void scan() {
        String task = admin().post(PEOPLE + "/duplicates/scan", object())
                .expect(202)
                .json()
                .at("/task/id")
                .asText();
        Eventually.until(() -> assertThat(admin().get("records/system/task/" + task)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("done"));
    }

    @Test
    @Tag("PLUS-02")
    void lookingThroughAllNeedsAPermission() {
        TestClient all = platform.users().add("dup-all", "all");
        all.post(PEOPLE + "/duplicates/scan", object()).expectProblem(403);
        assertThat(all.get(PAIRS).status()).isIn(200, 404);
        TestClient keeper = platform.users().add("dup-keeper", "all", "system.duplicate_keeper");
        keeper.post(PEOPLE + "/duplicates/scan", object()).expect(202);
        keeper.get(PAIRS).expect(200);
    }

    @Test
    @Tag("PLUS-02")
    void whoeverMayChangeBothSaysThatTheyAreTwo() {
        String one = people().make("full_name", "Dvě Sestry");
        String two = people().make("full_name", "Dve Sestry");
        Eventually.until(() -> assertThat(ids(ask(admin(), object("id", one)))).containsExactly(two));
        TestClient own = platform.users().add("dup-two", "own");
        own.post(PEOPLE + "/" + one + "/apart", object("other", two)).expectProblem(404);
        admin().post(PEOPLE + "/" + one + "/apart", object("other", one)).expectProblem(400);
        admin().post(PEOPLE + "/" + one + "/apart", object()).expectProblem(400);
        admin().post(PEOPLE + "/" + two + "/apart", object("other", one)).expect(204);
        assertThat(ids(ask(admin(), object("id", one)))).isEmpty();
        admin().post(PEOPLE + "/" + one + "/apart", object("other", two, "apart", false))
                .expect(204);
        assertThat(ids(ask(admin(), object("id", one)))).containsExactly(two);
    }

    @Test
    @Tag("PLUS-02")
    void administratorsSayFromWhenOnAndWhatCounts() {
        people().make("full_name", "Pravidlo Jedna", "email", "pravidlo@example.org");
        Eventually.until(
                () -> assertThat(ids(typed("full_name", "Pravidlo Jedna"))).hasSize(1));
        admin().post(RULES, object("entity", "kin.nobody")).expectProblem(422, "entity");
        admin().post(RULES, object("entity", "system.user")).expectProblem(422, "entity");
        admin().post(RULES, object("entity", "kin.person", "warn", "1.5")).expectProblem(422);
        admin().post(RULES, object("entity", "kin.person", "warn", "0.9", "certain", "0.8"))
                .expectProblem(422, "certain");
        admin().post(RULES, object("entity", "kin.person", "weights", array(object("field", "note", "weight", "0.5"))))
                .expectProblem(422, "weights[0].field");
        String rule = admin().post(
                        RULES,
                        object(
                                "entity",
                                "kin.person",
                                "warn",
                                "0.6",
                                "weights",
                                array(object("field", "full_name", "weight", "0"))))
                .expect(201)
                .id();
        assertThat(ids(typed("full_name", "Pravidlo Jedna"))).isEmpty();
        assertThat(ids(typed("email", "pravidlo@example.org"))).hasSize(1);
        admin().delete(RULES + "/" + rule, "\"1\"").expect(204);
        assertThat(ids(typed("full_name", "Pravidlo Jedna"))).hasSize(1);
    }
}
