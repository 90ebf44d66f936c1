package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;
import static org.kontor.tests.MergeDesk.from;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;
import org.kontor.tests.kin.KinPlugin;

/** Records that are one become one: what points to the others points to it, and nothing is lost. */
@OnEachDatabase
@Tag("PLUS-03")
class MergeTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(EveryPlugin.class)
            .plugin(KinPlugin.class)
            .given(MergeTest::roles);

    private static final String THINGS = "records/every/thing";
    private static final String PEOPLE = "records/kin/person";
    private static final String VISITS = "records/kin/visit";

    static void roles() {
        platform.users()
                .role("merges", grant("kin.person", Verb.values()), grant("kin.visit", Verb.READ))
                .role("changes", grant("kin.person", Verb.READ, Verb.CREATE, Verb.UPDATE))
                .role("reads", grant("kin.person", Verb.READ))
                .role("own", within(Scope.OWN, grant("kin.person", Verb.values())));
    }

    private static TestClient admin() {
        return platform.admin();
    }

    private static MergeDesk people() {
        return new MergeDesk(admin(), PEOPLE);
    }

    private static MergeDesk things() {
        return new MergeDesk(admin(), THINGS);
    }

    private static String person(Object... values) {
        return people().make(values);
    }

    private static String visit(String who, String day, Object... more) {
        com.fasterxml.jackson.databind.node.ObjectNode body = object("who", who, "on_day", day);
        body.setAll(object(more));
        return admin().post(VISITS, body).expect(201).id();
    }

    private static String who(String visit) {
        return admin().get(VISITS + "/" + visit)
                .expect(200)
                .json()
                .at("/who/id")
                .asText();
    }

    @Test
    void everythingThatPointsToOnePointsToTheOther() {
        String stays = person("full_name", "Stays", "email", "stays@example.org");
        String goes = person("full_name", "Goes", "email", "goes@example.org", "note", "kept");
        String third = person("full_name", "Third", "mother", goes, "friends", array(goes, stays));
        String fourth = person(
                "full_name", "Fourth", "friends", array(goes), "links", array(object("kind", "knows", "with", goes)));
        String visit = visit(goes, "2026-01-01");
        String thing = things().make("caption", "open link", "about", object("entity", "kin.person", "id", goes));
        String secret = admin().post("records/kin/secret", object("of", goes, "word", "hidden"))
                .expect(201)
                .id();
        String comment = admin().post(
                        "records/system/comment",
                        object("text", "said", "about", object("entity", "kin.person", "id", goes)))
                .expect(201)
                .id();

        JsonNode preview = people().preview(stays, List.of(goes));
        assertThat(preview.path("conflicts")).isEmpty();
        assertThat(preview.at("/record/note").asText()).isEqualTo("kept");
        assertThat(who(visit)).isEqualTo(goes);

        JsonNode merged = people().merge(stays, goes);
        assertThat(merged.path("moved")).isEqualTo(preview.path("moved"));
        assertThat(preview.path("moved").toString())
                .contains("\"kin.visit\",\"field\":\"who\",\"records\":1", "\"links.with\"", "system.comment");
        assertThat(who(visit)).isEqualTo(stays);
        assertThat(people().read(third).at("/mother/id").asText()).isEqualTo(stays);
        assertThat(people().read(third).path("friends")).hasSize(1);
        assertThat(people().read(third).at("/friends/0/id").asText()).isEqualTo(stays);
        assertThat(people().read(fourth).at("/friends/0/id").asText()).isEqualTo(stays);
        assertThat(people().read(fourth).at("/links/0/with/id").asText()).isEqualTo(stays);
        assertThat(things().read(thing).at("/about/id").asText()).isEqualTo(stays);
        assertThat(admin().get("records/kin/secret/" + secret)
                        .json()
                        .at("/of/id")
                        .asText())
                .isEqualTo(stays);
        assertThat(admin().get("records/system/comment/" + comment)
                        .json()
                        .at("/about/id")
                        .asText())
                .isEqualTo(stays);
        JsonNode now = people().read(stays);
        assertThat(now.path("full_name").asText()).isEqualTo("Stays");
        assertThat(now.path("email").asText()).isEqualTo("stays@example.org");
        assertThat(now.path("note").asText()).isEqualTo("kept");
        assertThat(now.path("visits").asInt()).isEqualTo(1);
        admin().get(PEOPLE + "/" + goes).expectProblem(404);
        assertThat(admin().get(VISITS + "/" + visit + "/history")
                        .json()
                        .at("/entries/0/merge")
                        .asText())
                .isEqualTo(MergeDesk.id(merged));
        assertThat(admin().get(PEOPLE + "/" + stays + "/history")
                        .json()
                        .at("/entries/0/merge")
                        .asText())
                .isEqualTo(MergeDesk.id(merged));
    }

    @Test
    void valuesAreChosenByField() {
        String stays = person("full_name", "Chosen A", "note", "of A", "email", "chosen.a@example.org");
        String goes = person("full_name", "Chosen B", "note", "of B", "email", "chosen.b@example.org");
        people().merge(stays, goes, "full_name", "Chosen C", "email", from(goes), "note", null);
        JsonNode now = people().read(stays);
        assertThat(now.path("full_name").asText()).isEqualTo("Chosen C");
        assertThat(now.path("email").asText()).isEqualTo("chosen.b@example.org");
        assertThat(now.path("note").isNull()).isTrue();
    }

    @Test
    void partsOfAllAreKeptEqualOnesOnceAndWhatPointsToThemFollows() {
        String stays = person("full_name", "Parts A", "links", array(object("kind", "same"), object("kind", "a")));
        String goes = person("full_name", "Parts B", "links", array(object("kind", "same"), object("kind", "b")));
        String equal = visit(
                goes,
                "2026-02-01",
                "linked",
                people().read(goes).at("/links/0/id").asText());
        String copied = visit(
                goes,
                "2026-02-02",
                "linked",
                people().read(goes).at("/links/1/id").asText());
        JsonNode before = people().read(goes);
        JsonNode merged = people().merge(stays, goes);
        JsonNode now = people().read(stays);
        assertThat(now.path("links").findValuesAsText("kind")).containsExactly("same", "a", "b");
        assertThat(linked(equal)).isEqualTo(now.at("/links/0/id").asText());
        assertThat(linked(copied)).isEqualTo(now.at("/links/2/id").asText());
        people().undo(merged);
        assertThat(people().read(stays).path("links").findValuesAsText("kind")).containsExactly("same", "a");
        assertThat(people().read(goes).path("links")).isEqualTo(before.path("links"));
        assertThat(linked(equal)).isEqualTo(before.at("/links/0/id").asText());
        assertThat(linked(copied)).isEqualTo(before.at("/links/1/id").asText());
    }

    private static String linked(String visit) {
        return admin().get(VISITS + "/" + visit)
                .expect(200)
                .json()
                .at("/linked/id")
                .asText();
    }

    @Test
    void partsOfOneMayBeChosen() {
        String stays = person("full_name", "Chosen parts A", "links", array(object("kind", "a")));
        String goes = person("full_name", "Chosen parts B", "links", array(object("kind", "b")));
        JsonNode merged = people().merge(stays, goes, "links", from(goes));
        assertThat(people().read(stays).path("links").findValuesAsText("kind")).containsExactly("b");
        people().undo(merged);
        assertThat(people().read(stays).path("links").findValuesAsText("kind")).containsExactly("a");
        JsonNode kept = people().merge(stays, goes, "links", from(stays));
        assertThat(people().read(stays).path("links").findValuesAsText("kind")).containsExactly("a");
        people().undo(kept);
    }

    @Test
    void nothingPointsToItselfBecauseOfAMerge() {
        String stays = person("full_name", "Child");
        String goes = person("full_name", "Parent");
        people().change(stays, "mother", goes, "friends", array(goes));
        JsonNode before = people().read(stays);
        JsonNode merged = people().merge(stays, goes);
        assertThat(people().read(stays).path("mother").isNull()).isTrue();
        assertThat(people().read(stays).path("friends")).isEmpty();
        people().undo(merged);
        assertThat(people().read(stays).at("/mother/id").asText()).isEqualTo(goes);
        assertThat(people().read(stays).path("friends")).isEqualTo(before.path("friends"));
    }

    @Test
    void aRecordThatStandsAgainstItIsNamedAndNothingIsDone() {
        String stays = person("full_name", "Against A");
        String goes = person("full_name", "Against B");
        String same = visit(stays, "2026-03-01");
        visit(goes, "2026-03-01");
        String closed = visit(goes, "2026-03-02");
        admin().patch(VISITS + "/" + closed, "\"1\"", object("state", "closed")).expect(200);

        JsonNode preview = people().preview(stays, List.of(goes));
        assertThat(preview.path("conflicts").findValuesAsText("field"))
                .containsExactlyInAnyOrder("who", "who", "on_day");
        assertThat(preview.path("conflicts").findValuesAsText("record")).contains(closed);
        assertThat(preview.path("record").isMissingNode()).isTrue();
        Answer refused = people().ask(stays, List.of(goes)).expectProblem(409);
        assertThat(refused.fields()).contains("kin.visit.who");
        assertThat(who(closed)).isEqualTo(goes);
        people().read(goes);

        TestClient merges = platform.users().add("merges-without-visits", "own");
        assertThat(same).isNotEmpty();
        // whose record it is they are told only where they may read it
        MergeDesk hers = new MergeDesk(merges, PEOPLE);
        String a = hers.make("full_name", "Hers A");
        String b = hers.make("full_name", "Hers B");
        visit(a, "2026-03-03");
        visit(b, "2026-03-03");
        JsonNode hidden = hers.preview(a, List.of(b));
        assertThat(hidden.path("conflicts")).hasSize(1);
        assertThat(hidden.at("/conflicts/0/record").isMissingNode()).isTrue();
        assertThat(hidden.at("/conflicts/0/reason").asText()).contains("do not see");
        assertThat(hidden.path("moved")).isEmpty();
    }

    @Test
    void whatTheyDoNotSeeMovesTooAndIsNotCounted() {
        TestClient hers = platform.users().add("moves-unseen", "own");
        MergeDesk desk = new MergeDesk(hers, PEOPLE);
        String stays = desk.make("full_name", "Unseen A");
        String goes = desk.make("full_name", "Unseen B");
        String visit = visit(goes, "2026-04-01");
        JsonNode merged = desk.merge(stays, goes);
        assertThat(merged.path("moved")).isEmpty();
        assertThat(who(visit)).isEqualTo(stays);
        String records = "records/system/merge?filter=survivor==kin.person/" + stays;
        JsonNode seen = hers.get(records).expect(200).json().at("/records/0");
        assertThat(seen.has("records") && !seen.has("moved")).isTrue();
        hers.get(records + "%3Bmoved=gt=0").expectProblem(400);
        JsonNode whole = platform.admin().get(records).expect(200).json();
        assertThat(whole.at("/records/0/moved").asInt()).isEqualTo(1);
    }

    @Test
    void whoMergesMayChangeAndDeleteAllOfThem() {
        String stays = person("full_name", "Rights A");
        String goes = person("full_name", "Rights B");
        new MergeDesk(platform.users().add("changes-only", "changes"), PEOPLE)
                .ask(stays, List.of(goes))
                .expectProblem(403);
        new MergeDesk(platform.users().add("reads-only", "reads"), PEOPLE)
                .ask(stays, List.of(goes))
                .expectProblem(403);
        TestClient own = platform.users().add("owns-one", "own");
        String hers = new MergeDesk(own, PEOPLE).make("full_name", "Rights C");
        Answer unseen = own.header("If-Match", "\"1\"")
                .post(PEOPLE + "/" + hers + "/merge", object("with", array(object("id", goes, "version", 1))))
                .expectProblem(404);
        Answer absent = own.header("If-Match", "\"1\"")
                .post(
                        PEOPLE + "/" + hers + "/merge",
                        object("with", array(object("id", "01900000-0000-7000-8000-000000000000", "version", 1))))
                .expectProblem(404);
        assertThat(unseen.body()).isEqualTo(absent.body());
        new MergeDesk(platform.users().add("may-merge", "merges"), PEOPLE).merge(stays, goes);
    }

    @Test
    void whatIsNotThereAnyMoreSaysIntoWhatItWentToWhoMayReadThat() {
        String stays = person("full_name", "Into A");
        String middle = person("full_name", "Into B");
        String goes = person("full_name", "Into C");
        people().merge(middle, goes);
        people().merge(stays, middle);
        Answer told = platform.users()
                .add("reads-into", "reads")
                .get(PEOPLE + "/" + goes)
                .expectProblem(404);
        assertThat(told.text("detail")).contains(stays);
        TestClient blind = platform.users().add("sees-own", "own");
        assertThat(blind.get(PEOPLE + "/" + goes).expectProblem(404).body())
                .isEqualTo(blind.get(PEOPLE + "/01900000-0000-7000-8000-000000000000")
                        .expectProblem(404)
                        .body());
    }

    @Test
    void whatIsAskedForIsLookedAt() {
        String stays = person("full_name", "Asked A");
        String goes = person("full_name", "Asked B");
        String path = PEOPLE + "/" + stays + "/merge";
        TestClient with = admin().header("If-Match", "\"1\"");
        admin().post(path, people().body(List.of(goes))).expectProblem(428);
        admin().header("If-Match", "\"9\"")
                .post(path, people().body(List.of(goes)))
                .expectProblem(412);
        with.post(path, object("with", array(object("id", goes, "version", 7)))).expectProblem(412);
        with.post(path, object("with", array())).expectProblem(400);
        with.post(path, object("with", array(object("id", "x", "version", 1)))).expectProblem(400);
        with.post(path, object("with", goes)).expectProblem(400);
        with.post(path, object()).expectProblem(400);
        with.post(path, people().body(List.of(goes, goes))).expectProblem(422);
        with.post(path, people().body(List.of(stays))).expectProblem(422);
        with.post(path, people().body(List.of(goes), "unknown", "x")).expectProblem(422);
        with.post(path, people().body(List.of(goes), "visits", 7)).expectProblem(403);
        with.post(path, people().body(List.of(goes), "full_name", from("01900000-0000-7000-8000-000000000000")))
                .expectProblem(400);
        with.post(path, people().body(List.of(goes), "nothing", from(goes))).expectProblem(422);
        with.post(path, people().body(List.of(goes), "full_name", null)).expectProblem(422);
        String user = admin().get("session").json().at("/user/id").asText();
        admin().header("If-Match", "\"1\"")
                .post("records/system/user/" + user + "/merge", people().body(List.of(goes)))
                .expectProblem(409);
        people().read(goes);
        assertThat(people().read(stays).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void ofTwoAtOnceOneIsDone() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                String a = person("full_name", "Twice A" + round);
                String b = person("full_name", "Twice B" + round);
                String visit = visit(a, "2026-05-0" + (round + 1));
                List<Callable<Answer>> asked =
                        List.of(() -> people().ask(a, List.of(b)), () -> people().ask(b, List.of(a)));
                List<Integer> answered = new ArrayList<>();
                for (Future<Answer> each : both.invokeAll(asked)) {
                    answered.add(each.get().status());
                }
                assertThat(answered).contains(200).containsAnyOf(404, 412);
                String stayed = admin().get(PEOPLE + "/" + a).isOk() ? a : b;
                assertThat(who(visit)).isEqualTo(stayed);
            }
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void whatIsAddedMeanwhileIsNotLost() throws Exception {
        String stays = person("full_name", "Meanwhile A");
        String goes = person("full_name", "Meanwhile B");
        ExecutorService writers = Executors.newFixedThreadPool(3);
        try {
            List<Future<List<Answer>>> written = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                int number = writer;
                written.add(writers.submit(() -> {
                    List<Answer> answers = new ArrayList<>();
                    for (int i = 0; i < 40; i++) {
                        answers.add(
                                admin().post(PEOPLE, object("full_name", "Child " + number + " " + i, "mother", goes)));
                    }
                    return answers;
                }));
            }
            Answer merged =
                    writers.submit(() -> people().ask(stays, List.of(goes))).get();
            merged.expect(200);
            for (Future<List<Answer>> each : written) {
                for (Answer answer : each.get()) {
                    if (answer.isOk()) {
                        assertThat(people().read(answer.id()).at("/mother/id").asText())
                                .isEqualTo(stays);
                    } else {
                        answer.expectProblem(422, "mother");
                    }
                }
            }
        } finally {
            writers.shutdownNow();
        }
    }
}
