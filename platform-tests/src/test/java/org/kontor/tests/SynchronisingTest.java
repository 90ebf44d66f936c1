package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** A phone keeps copies of records. */
@OnEachDatabase
class SynchronisingTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(SynchronisingTest::roles);

    private static final String THINGS = "records/every/thing";

    static void roles() {
        platform.users().role("keeper", within(Scope.OWN, grant("every.thing", Verb.values())));
    }

    /** What the phone holds. */
    private static final class Phone {
        private final TestClient client;
        private final String path;
        private final String question;
        private final Set<String> ids = new HashSet<>();
        private String token = "";
        private int afresh;

        Phone(TestClient client, String question) {
            this(client, THINGS, question);
        }

        Phone(TestClient client, String path, String question) {
            this.client = client;
            this.path = path;
            this.question = question;
        }

        void synchronise() {
            JsonNode answer;
            do {
                answer = client.get(path + "/changes?since=" + token + question)
                        .expect(200)
                        .json();
                if (answer.path("afresh").asBoolean()) {
                    ids.clear();
                    afresh++;
                }
                answer.path("gone").forEach(id -> ids.remove(id.asText()));
                answer.path("records")
                        .forEach(record -> ids.add(record.path("id").asText()));
                token = answer.path("next").asText();
            } while (answer.path("more").asBoolean());
        }
    }

    private static Answer make(TestClient by, String caption) {
        return by.post(THINGS, object("caption", caption)).expect(201);
    }

    private static Answer comment(TestClient by, Answer thing) {
        return by.post(
                        "records/system/comment",
                        object("text", "said", "about", object("entity", "every.thing", "id", thing.id())))
                .expect(201);
    }

    @Test
    void aPhoneHasTheCommentsOfTheRecordsInSightAndIsToldOfNoOthers() {
        TestClient ada = platform.users().add("hang-ada", "keeper");
        TestClient bob = platform.users().add("hang-bob", "keeper");
        Answer hers = make(ada, "hers");
        Answer his = make(bob, "his");
        String first = comment(ada, hers).id();
        Phone phone = new Phone(ada, "records/system/comment", "");
        phone.synchronise();
        assertThat(phone.ids).contains(first);
        int begun = phone.afresh;
        String second = comment(ada, hers).id();
        Answer secret = comment(bob, his);
        bob.delete("records/system/comment/" + secret.id(), secret.etag()).expect(204);
        JsonNode told = ada.get("records/system/comment/changes?since=" + phone.token)
                .expect(200)
                .json();
        assertThat(told.toString()).contains(second).doesNotContain(secret.id());
        phone.synchronise();
        // what becomes visible with its record, and what goes with it
        String third = comment(bob, his).id();
        give(his, "hang-ada");
        phone.synchronise();
        assertThat(phone.ids).contains(first, second, third);
        give(his, "hang-bob");
        phone.synchronise();
        assertThat(phone.ids).contains(first, second).doesNotContain(third);
        assertThat(phone.afresh).as("not everything anew each time").isEqualTo(begun);
        Answer now = ada.get(THINGS + "/" + hers.id()).expect(200);
        ada.delete(THINGS + "/" + hers.id(), now.etag()).expect(204);
        phone.synchronise();
        assertThat(phone.ids).doesNotContain(first, second);
    }

    private static List<String> gone(Phone phone) {
        JsonNode told = phone.client
                .get(phone.path + "/changes?since=" + phone.token + phone.question)
                .expect(200)
                .json();
        assertThat(told.path("afresh").asBoolean()).isFalse();
        phone.token = told.path("next").asText();
        List<String> ids = new ArrayList<>();
        told.path("gone").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static Answer changed(TestClient by, String path, Object... values) {
        return by.patch(path, by.get(path).etag(), object(values)).expect(200);
    }

    @Test
    void ofViewsAndDashboardsThatNobodyElseCouldSeeNobodyElseIsToldThatTheyAreGone() {
        TestClient ada = platform.users().add("view-ada", "keeper");
        TestClient bob = platform.users().add("view-bob", "keeper");
        for (String entity : List.of("records/system/saved_query", "records/system/dashboard")) {
            boolean isView = entity.endsWith("query");
            Phone phone = new Phone(bob, entity, "");
            phone.synchronise();
            Answer made = ada.post(
                            entity, isView ? object("name", "mine", "entity", "every.thing") : object("name", "mine"))
                    .expect(201);
            String path = entity + "/" + made.id();
            assertThat(gone(phone)).as("made").isEmpty();
            changed(ada, path, "name", "still mine");
            assertThat(gone(phone)).as("changed").isEmpty();
            ada.delete(path, ada.get(path).etag()).expect(204);
            assertThat(gone(phone)).as("deleted").isEmpty();
            ada.post(entity, isView ? object("name", "again", "entity", "every.thing") : object("name", "again"))
                    .expect(201);
            Answer both = ada.post(
                            entity, isView ? object("name", "short", "entity", "every.thing") : object("name", "short"))
                    .expect(201);
            ada.delete(entity + "/" + both.id(), both.etag()).expect(204);
            assertThat(gone(phone)).as("made and deleted").isEmpty();

            Answer shown = platform.admin()
                    .post(
                            entity,
                            isView
                                    ? object("name", "ours", "entity", "every.thing", "everybody", true)
                                    : object("name", "ours", "everybody", true))
                    .expect(201);
            phone.synchronise();
            assertThat(phone.ids).contains(shown.id());
            changed(platform.admin(), entity + "/" + shown.id(), "everybody", false);
            assertThat(gone(phone)).as("hidden").containsExactly(shown.id());
            changed(platform.admin(), entity + "/" + shown.id(), "everybody", true);
            phone.synchronise();
            assertThat(phone.ids).contains(shown.id());
            platform.admin()
                    .delete(
                            entity + "/" + shown.id(),
                            platform.admin().get(entity + "/" + shown.id()).etag())
                    .expect(204);
            assertThat(gone(phone)).as("deleted").containsExactly(shown.id());
        }
    }

    @Test
    void aRecordThatWasMadeOutOfSightIsNotToldAsGoneWhateverTheConditionOfTheRight() {
        platform.users()
                .role(
                        "counter",
                        grant("every.thing", Verb.READ)
                                .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                                        "condition",
                                        object(
                                                "entity",
                                                "every.thing",
                                                "where",
                                                object("count", object("atLeast", 10)))));
        TestClient ada = platform.users().add("count-ada", "counter");
        Phone phone = new Phone(ada, "");
        phone.synchronise();
        Answer low = platform.admin()
                .post(THINGS, object("caption", "low", "count", 1))
                .expect(201);
        comment(platform.admin(), low);
        assertThat(gone(phone)).isEmpty();
        Answer high = platform.admin()
                .post(THINGS, object("caption", "high", "count", 11))
                .expect(201);
        phone.synchronise();
        assertThat(phone.ids).containsExactly(high.id());
        changed(platform.admin(), THINGS + "/" + high.id(), "count", 2);
        assertThat(gone(phone)).containsExactly(high.id());
        Answer brief = platform.admin()
                .post(THINGS, object("caption", "brief", "count", 1))
                .expect(201);
        platform.admin().delete(THINGS + "/" + brief.id(), brief.etag()).expect(204);
        assertThat(gone(phone)).isEmpty();
    }

    @Test
    void whatWasMadeWhileAllWasBeingToldGoesWhenItGoesOutOfSight() {
        TestClient ada = platform.users().add("page-ada", "keeper");
        make(ada, "first");
        make(ada, "second");
        Phone phone = new Phone(ada, "&limit=1");
        JsonNode page = ada.get(THINGS + "/changes?limit=1").expect(200).json();
        assertThat(page.path("more").asBoolean()).isTrue();
        Answer late = make(ada, "late");
        phone.token = page.path("next").asText();
        phone.synchronise();
        assertThat(phone.ids).contains(late.id());
        platform.users().add("page-bob", "keeper");
        give(late, "page-bob");
        phone.synchronise();
        assertThat(phone.ids).doesNotContain(late.id());
    }

    private static void give(Answer thing, String user) {
        String path = THINGS + "/" + thing.id();
        platform.admin()
                .patch(
                        path,
                        platform.admin().get(path).etag(),
                        object("owner", platform.users().id("user " + user)))
                .expect(200);
    }

    @Test
    void aPhoneGetsEverythingInPagesAndThenWhatChanged() {
        TestClient ada = platform.users().add("ada", "keeper");
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            expected.add(make(ada, "wanted").id());
        }
        make(ada, "other");
        Phone phone = new Phone(ada, "&filter=caption==wanted&limit=2&fields=caption");
        phone.synchronise();
        assertThat(phone.ids).isEqualTo(expected);
        Answer changed = make(ada, "wanted");
        expected.add(changed.id());
        phone.synchronise();
        assertThat(phone.ids).isEqualTo(expected);
        ada.patch(THINGS + "/" + changed.id(), changed.etag(), object("caption", "no more"))
                .expect(200);
        expected.remove(changed.id());
        phone.synchronise();
        assertThat(phone.ids).isEqualTo(expected);
        assertThat(phone.afresh).isEqualTo(1);
    }

    @Test
    void whoLosesTheirRightsLosesTheirCopies() {
        TestClient bob = platform.users().add("bob", "keeper");
        make(bob, "of value");
        Phone phone = new Phone(bob, "");
        phone.synchronise();
        assertThat(phone.ids).hasSize(1);
        String user = "records/system/user/" + platform.users().id("user bob");
        Answer read = platform.admin().get(user).expect(200);
        platform.users().role("maker", grant("every.thing", Verb.CREATE));
        platform.admin()
                .patch(
                        user,
                        read.etag(),
                        object("roles", List.of(platform.users().id("role maker"))))
                .expect(200);
        phone.synchronise();
        assertThat(phone.ids).isEmpty();
    }

    @Test
    void aTokenOfAnotherQuestionIsRefusedByName() {
        TestClient cem = platform.users().add("cem", "keeper");
        Phone phone = new Phone(cem, "");
        phone.synchronise();
        Answer refused = cem.get(THINGS + "/changes?filter=caption==x&since=" + phone.token)
                .expectProblem(400);
        assertThat(refused.body()).contains("token");
        cem.get(THINGS + "/changes?sort=caption").expectProblem(400);
        cem.get("records/every/line/changes").expectProblem(404);
    }
}
