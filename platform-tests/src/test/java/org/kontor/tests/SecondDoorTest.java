package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
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

/** Rights that others forgot at a second door. */
@OnEachDatabase
class SecondDoorTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(EveryPlugin.class)
            .given(SecondDoorTest::aThingInABoxAndSomebodyWhoSeesNoSecrets);

    private static final String THINGS = "records/every/thing";
    private static final String BOXES = "records/every/box";
    private static final String HIDDEN = "hiddentreasure";

    private static TestClient reader;
    private static Answer box;
    private static Answer thing;

    static void aThingInABoxAndSomebodyWhoSeesNoSecrets() {
        box = platform.admin()
                .post(BOXES, object("label", "visible", "size", 7, "lock_code", HIDDEN))
                .expect(201);
        thing = platform.admin()
                .post(
                        THINGS,
                        object(
                                "caption",
                                "the thing",
                                "secret",
                                HIDDEN,
                                "note",
                                "plain",
                                "count",
                                5,
                                "box",
                                box.id(),
                                "lines",
                                array(object("text", "one", "quantity", 1))))
                .expect(201);
        reader = platform.users()
                .role(
                        "reader",
                        grant("every.thing", Verb.READ).put("but_fields", "note"),
                        grant("every.line", Verb.READ),
                        grant("every.box", Verb.READ))
                .add("reader", "reader");
    }

    @Test
    @Tag("S-24")
    void aFieldYouMayNotReadIsNotInWhatYouRead() {
        for (Answer answer : List.of(
                reader.get(THINGS),
                reader.get(THINGS + "/" + thing.id()),
                reader.get(THINGS + "?expand=box"),
                reader.post(THINGS + "/query", object()),
                reader.get(BOXES))) {
            answer.expect(200);
            assertThat(answer.body()).doesNotContain(HIDDEN, "\"secret\"", "\"note\"", "\"lock_code\"");
        }
    }

    @Test
    @Tag("S-21")
    @Tag("S-22")
    @Tag("S-23")
    void aFieldYouMayNotReadIsAnUnknownField() {
        for (String field : List.of(
                "secret", "note", "box.lock_code", "t1.secret", "every_thing.secret", "box.created_by.password")) {
            String unknown = field.contains(".") ? "box.nothing" : "nothing";
            for (String question : List.of(
                    "?filter=%s==x",
                    "?filter=%s=empty=true",
                    "?filter=%s=starts=h",
                    "?sort=%s",
                    "?fields=%s",
                    "?expand=%s",
                    "/aggregate?measure=max:%s",
                    "/aggregate?measure=count:%s",
                    "/aggregate?group=%s",
                    "/aggregate?filter=%s==x")) {
                Answer hidden = reader.get(THINGS + question.formatted(field));
                Answer missing = reader.get(THINGS + question.formatted(unknown));
                hidden.expectProblem(400);
                assertThat(renamed(hidden.body(), field, unknown)).as(question).isEqualTo(missing.body());
            }
            reader.post(THINGS + "/query", object("where", object(field, object("isEmpty", false))))
                    .expectProblem(400);
            reader.post(THINGS + "/query", object("where", object("not", object(field, object("is", HIDDEN)))))
                    .expectProblem(400);
        }
    }

    @Test
    @Tag("S-20")
    void aSearchFindsNothingByWhatYouMayNotRead() {
        Answer search = reader.get(THINGS + "?count=true&q=" + HIDDEN).expect(200);
        assertThat(search.json().path("records")).isEmpty();
        assertThat(search.json().path("count").path("value").asInt()).isZero();
        assertThat(search.body()).doesNotContain(HIDDEN);
        assertThat(platform.admin().get(THINGS + "?q=thing").expect(200).json().path("records"))
                .isNotEmpty();
    }

    @Test
    @Tag("S-25")
    void theHistoryTellsNothingOfWhatYouMayNotRead() {
        Answer made = platform.admin()
                .post(THINGS, object("caption", "t", "secret", "one" + HIDDEN))
                .expect(201);
        platform.admin()
                .patch(THINGS + "/" + made.id(), made.etag(), object("secret", "two" + HIDDEN, "note", HIDDEN))
                .expect(200);
        assertThat(reader.get(THINGS + "/" + made.id() + "/history").expect(200).body())
                .doesNotContain(HIDDEN, "secret", "note");
        assertThat(platform.admin()
                        .get(THINGS + "/" + made.id() + "/history")
                        .expect(200)
                        .body())
                .contains("two" + HIDDEN);
    }

    @Test
    @Tag("S-26")
    void anIdInABodyMustBeOfARecordInSight() {
        Answer foreign = platform.admin()
                .post(BOXES, object("label", "foreign", "size", 1))
                .expect(201);
        TestClient maker = platform.users()
                .role(
                        "maker",
                        grant("every.thing", Verb.READ, Verb.CREATE, Verb.UPDATE),
                        grant("every.line", Verb.READ, Verb.CREATE, Verb.UPDATE),
                        grant("every.box", Verb.READ)
                                .set(
                                        "condition",
                                        object("entity", "every.box", "where", object("size", object("is", 7)))))
                .add("maker", "maker");
        Answer outOfSight = maker.post(THINGS, object("caption", "a", "box", foreign.id()));
        Answer missing = maker.post(
                THINGS, object("caption", "a", "box", UUID.randomUUID().toString()));
        outOfSight.expectProblem(422, "box");
        missing.expectProblem(422, "box");
        assertThat(outOfSight.json().path("errors")).isEqualTo(missing.json().path("errors"));
        maker.post(THINGS, object("caption", "a", "boxes", array(foreign.id()))).expectProblem(422, "boxes");
        maker.post(THINGS, object("caption", "a", "about", object("entity", "every.box", "id", foreign.id())))
                .expectProblem(422, "about");
        maker.post(THINGS, object("caption", "a", "lines", array(object("text", "l", "box", foreign.id()))))
                .expectProblem(422);
        maker.post(THINGS, object("caption", "a", "box", box.id())).expect(201);
    }

    @Test
    @Tag("S-22")
    @Tag("S-23")
    void whatIsBehindAReferenceOutOfSightReadsAsAbsent() {
        TestClient things = platform.users()
                .role("things_only", grant("every.thing", Verb.READ))
                .add("things_only", "things_only");
        for (String question : List.of("?filter=box.label==visible", "?sort=box.label", "?fields=box.label")) {
            Answer answer = things.get(THINGS + question);
            if (answer.isOk()) {
                assertThat(answer.body()).as(question).doesNotContain("visible");
                assertThat(question).doesNotContain("filter=");
            } else {
                answer.expectProblem(400);
            }
        }
        JsonNode read = things.get(THINGS + "/" + thing.id()).expect(200).json();
        assertThat(read.toString()).doesNotContain("visible");
        assertThat(things.get(THINGS + "?expand=box").body()).doesNotContain("visible");
    }

    @Test
    @Tag("S-29")
    @Tag("S-25")
    void rightsArePairsOfRecordsAndFields() {
        Answer one = platform.admin()
                .post(BOXES, object("label", "pair one", "size", 101))
                .expect(201);
        Answer two = platform.admin()
                .post(BOXES, object("label", "pair two", "size", 102))
                .expect(201);
        TestClient pair = platform.users()
                .role("pairs", onlyOf(101, "label"), onlyOf(102, "size"))
                .add("pairs", "pairs");
        JsonNode first = pair.get(BOXES + "/" + one.id()).expect(200).json();
        JsonNode second = pair.get(BOXES + "/" + two.id()).expect(200).json();
        assertThat(first.has("label")).isTrue();
        assertThat(first.hasNonNull("size")).isFalse();
        assertThat(second.has("size")).isTrue();
        assertThat(second.hasNonNull("label")).isFalse();
        pair.patch(BOXES + "/" + one.id(), one.etag(), object("size", 5)).expectProblem(403);
        assertThat(pair.get(BOXES + "/" + one.id() + "/history").expect(200).body())
                .contains("pair one")
                .doesNotContain("101");
        Answer late = pair.patch(BOXES + "/" + two.id(), "\"0\"", object("size", 5));
        late.expectProblem(412);
        assertThat(late.body()).doesNotContain("pair two");
        pair.patch(BOXES + "/" + two.id(), two.etag(), object("label", "x")).expectProblem(403);
        assertThat(ids(pair.get(BOXES + "?filter=size==101"))).doesNotContain(one.id());
        assertThat(ids(pair.get(BOXES + "?filter=size=empty=true")))
                .contains(one.id())
                .doesNotContain(two.id());
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode onlyOf(int size, String field) {
        var right = grant("every.box", Verb.READ, Verb.UPDATE).put("only_fields", field);
        right.set("condition", object("entity", "every.box", "where", object("size", object("is", size))));
        return right;
    }

    @Test
    @Tag("S-30")
    void aScopeOfNoTeamsMatchesNothing() {
        TestClient teamless = platform.users()
                .role("team_reader", within(Scope.TEAM, grant("every.thing", Verb.READ)))
                .add("teamless", "team_reader");
        assertThat(ids(teamless.get(THINGS))).isEmpty();
        TestClient owner = platform.users()
                .role("own_reader", within(Scope.OWN, grant("every.thing", Verb.READ)))
                .add("own_reader", "own_reader");
        assertThat(ids(owner.get(THINGS))).isEmpty();
        owner.get(THINGS + "/" + thing.id()).expectProblem(404);
    }

    @Test
    @Tag("S-36")
    void nobodyMakesThemselvesMoreThanTheyAre() {
        String me = "records/system/user/" + platform.users().id("user reader");
        Answer mine = reader.get(me).expect(200);
        for (JsonNode change : List.of(
                object("administrator", true),
                object("roles", array(platform.users().id("role reader"))),
                object("active", true),
                object("name", "admin"),
                object("main_team", null),
                object("manager", platform.users().id("user reader")))) {
            assertThat(reader.patch(me, mine.etag(), change).status())
                    .as(change.toString())
                    .isIn(403, 422);
        }
        assertThat(reader.post("records/system/user", object("name", "n", "full_name", "n"))
                        .status())
                .isIn(403, 404);
        assertThat(reader.post("records/system/role", object("name", "n", "label", "n"))
                        .status())
                .isIn(403, 404);
    }

    @Test
    @Tag("S-36")
    void whatTheKernelKeepsNobodyWrites() {
        for (String field : List.of("id", "version", "created_at", "created_by", "updated_at", "updated_by")) {
            platform.admin()
                    .post(THINGS, object("caption", "a", field, "2020-01-01T00:00:00Z"))
                    .expectProblem(422, field);
        }
    }

    @Test
    void aStateIsMovedByActionsAlone() {
        assertThat(thing.text("state")).isEqualTo("new");
        Answer written = platform.admin().patch(THINGS + "/" + thing.id(), thing.etag(), object("state", "done"));
        assertThat(written.status()).isIn(403, 422);
        Answer made = platform.admin().post(THINGS, object("caption", "a", "state", "done"));
        assertThat(made.status()).isIn(403, 422);
    }

    @Test
    void anActionNeedsItsPermissionAndItsRecordInSight() {
        Answer made = platform.admin()
                .post(THINGS, object("caption", "to open", "count", 1))
                .expect(201);
        String open = THINGS + "/" + made.id() + "/actions/open";
        reader.header("If-Match", made.etag()).post(open, object("why", "x")).expectProblem(403);
        TestClient worker = platform.users()
                .role("worker", new String[] {"every.work"}, within(Scope.OWN, grant("every.thing", Verb.READ)))
                .add("worker", "worker");
        worker.header("If-Match", made.etag()).post(open, object("why", "x")).expectProblem(404);
        platform.admin().header("If-Match", made.etag()).post(open, object()).expectProblem(422, "why");
        platform.admin()
                .header("If-Match", made.etag())
                .post(open, object("why", "x", "more", 1))
                .expectProblem(422, "more");
        Answer opened = platform.admin()
                .header("If-Match", made.etag())
                .post(open, object("why", "because"))
                .expect(200);
        assertThat(opened.json().path("record").path("state").asText()).isEqualTo("open");
        platform.admin()
                .header("If-Match", opened.etag())
                .post(open, object("why", "again"))
                .expectProblem(409);
    }

    private static List<String> ids(Answer page) {
        List<String> ids = new java.util.ArrayList<>();
        page.expect(200)
                .json()
                .path("records")
                .forEach(record -> ids.add(record.path("id").asText()));
        return ids;
    }

    /** An answer repeats what was asked, and as a hint both halves of a path: apart from that it may tell nothing. */
    private static String renamed(String body, String field, String unknown) {
        String renamed = body.replace(field, unknown);
        int point = field.indexOf('.');
        return point < 0
                ? renamed
                : renamed.replace(quoted(field.substring(0, point)), quoted("box"))
                        .replace(quoted(field.substring(point + 1)), quoted("nothing"));
    }

    private static String quoted(String name) {
        return "\\\"" + name + "\\\"";
    }
}
