package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
import org.kontor.tests.every.EveryPlugin;

/** What administrators give, and what it opens. */
@OnEachDatabase
class RightsTest {
    private static final String THINGS = "records/every/thing";

    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.with().plugin(EveryPlugin.class);

    private static Answer make(TestClient by, String caption) {
        return by.post(THINGS, Json.object("caption", caption)).expect(201);
    }

    private static List<String> captions(TestClient reader, String prefix) {
        Answer list = reader.get(THINGS + "?fields=caption&sort=caption&filter=caption=starts=" + prefix)
                .expect(200);
        return StreamSupport.stream(list.json().path("records").spliterator(), false)
                .map(record -> record.path("caption").asText())
                .toList();
    }

    @Test
    @Tag("SEC-01")
    void anAdministratorMakesChangesAndBlocksUsersAndPutsThemIntoTeams() {
        TestUsers users = PLATFORM.users().team("sec01").role("sec01", TestUsers.grant("every.thing", Verb.READ));
        TestClient vera = users.add("sec01vera", "sec01");
        String user = "records/system/user/" + users.id("user sec01vera");
        vera.get(THINGS).expect(200);

        Answer read = PLATFORM.admin().get(user).expect(200);
        Answer moved = PLATFORM.admin()
                .patch(
                        user,
                        read.etag(),
                        Json.object(
                                "full_name",
                                "Vera Veselá",
                                "main_team",
                                users.id("team sec01"),
                                "teams",
                                Json.array(users.id("team sec01"))))
                .expect(200);
        assertThat(moved.json().path("teams").path(0).path("title").asText()).isEqualTo("sec01");

        PLATFORM.admin().patch(user, moved.etag(), Json.object("active", false)).expect(200);
        vera.get(THINGS).expectProblem(401);
    }

    @Test
    @Tag("S-34")
    @Tag("SEC-02")
    @Tag("PLUS-50")
    void whatWasNotGivenIsRefusedAtEveryDoor() {
        PLATFORM.users().role("sec02", TestUsers.grant("every.thing", Verb.READ).put("but_fields", "weight"));
        TestClient reader = PLATFORM.users().add("sec02reader", "sec02");
        Answer thing = PLATFORM.admin()
                .post(THINGS, Json.object("caption", "sec02 stone", "weight", "12.5", "secret", "opal"))
                .expect(201);
        String one = THINGS + "/" + thing.id();

        Answer seen = reader.get(one).expect(200);
        assertThat(seen.json().has("weight")).isFalse();
        assertThat(seen.json().has("secret")).isFalse();
        assertThat(seen.json().path("can").path("update").asBoolean()).isFalse();
        reader.get(THINGS + "?filter=weight=gt=1").expectProblem(400);
        reader.get(THINGS + "?sort=weight").expectProblem(400);
        reader.post(THINGS + "/query", Json.object("where", Json.object("secret", Json.object("is", "opal"))))
                .expectProblem(400);
        reader.get(THINGS + "/aggregate?measures=sum(weight)").expectProblem(400);
        reader.get(THINGS + "/export").expectProblem(403);
        assertThat(reader.get(one + "/history").expect(200).body()).doesNotContain("opal", "12.5");
        reader.post(THINGS, Json.object("caption", "sec02 new")).expectProblem(403);
        reader.patch(one, thing.etag(), Json.object("caption", "sec02 other")).expectProblem(403);
        reader.delete(one, thing.etag()).expectProblem(403);
        reader.header("If-Match", thing.etag())
                .post(one + "/actions/open", Json.object())
                .expectProblem(403);
        assertThat(PLATFORM.admin().get(one).expect(200).etag()).isEqualTo(thing.etag());
    }

    @Test
    @Tag("PLUS-50")
    void aFieldMayBeReadAndNotWritten() {
        PLATFORM.users()
                .role(
                        "plus50",
                        TestUsers.grant("every.thing", Verb.READ),
                        TestUsers.grant("every.thing", Verb.UPDATE).put("only_fields", "note"));
        TestClient keeper = PLATFORM.users().add("plus50keeper", "plus50");
        Answer thing = make(PLATFORM.admin(), "plus50 thing");
        String one = THINGS + "/" + thing.id();

        keeper.patch(one, thing.etag(), Json.object("caption", "changed")).expectProblem(403, "caption");
        Answer noted =
                keeper.patch(one, thing.etag(), Json.object("note", "by hand")).expect(200);
        assertThat(noted.text("note")).isEqualTo("by hand");
    }

    @Test
    @Tag("SEC-03")
    void superiorsSeeWhatTheirSubordinatesOwnAndNobodyElseDoes() {
        TestUsers users = PLATFORM.users()
                .role(
                        "sec03",
                        TestUsers.within(Scope.SUBORDINATES, TestUsers.grant("every.thing", Verb.READ)),
                        TestUsers.within(Scope.OWN, TestUsers.grant("every.thing", Verb.CREATE)));
        TestClient chief = users.add("sec03chief", "sec03");
        TestClient middle = users.add(
                "sec03middle",
                Json.object("roles", Json.array(users.id("role sec03")), "manager", users.id("user sec03chief")));
        TestClient seller = users.add(
                "sec03seller",
                Json.object("roles", Json.array(users.id("role sec03")), "manager", users.id("user sec03middle")));
        TestClient beside = users.add("sec03beside", "sec03");
        make(seller, "sec03 of the seller");
        make(middle, "sec03 of the middle");
        make(beside, "sec03 of somebody else");

        assertThat(captions(chief, "sec03")).containsExactly("sec03 of the middle", "sec03 of the seller");
        assertThat(captions(middle, "sec03")).containsExactly("sec03 of the middle", "sec03 of the seller");
        assertThat(captions(seller, "sec03")).containsExactly("sec03 of the seller");
        assertThat(captions(beside, "sec03")).containsExactly("sec03 of somebody else");
    }

    @Test
    @Tag("PLUS-51")
    void aRightReachesOwnTeamAllSharedOrConditionalRecords() {
        TestUsers users = PLATFORM.users()
                .team("plus51")
                .role("plus51make", TestUsers.within(Scope.OWN, TestUsers.grant("every.thing", Verb.CREATE)))
                .role("plus51own", TestUsers.within(Scope.OWN, TestUsers.grant("every.thing", Verb.READ)))
                .role("plus51team", TestUsers.within(Scope.TEAM, TestUsers.grant("every.thing", Verb.READ)))
                .role("plus51all", TestUsers.grant("every.thing", Verb.READ))
                .role(
                        "plus51blue",
                        TestUsers.grant("every.thing", Verb.READ)
                                .set(
                                        "condition",
                                        Json.object(
                                                "entity",
                                                "every.thing",
                                                "where",
                                                Json.object("colour", Json.object("contains", "blue")))));
        TestClient ann = member(users, "plus51ann", "plus51own");
        TestClient ben = member(users, "plus51ben", "plus51team");
        TestClient all = users.add("plus51all", "plus51all");
        TestClient blue = users.add("plus51blue", "plus51blue");
        Answer ofAnn = make(ann, "plus51 of ann");
        make(ben, "plus51 of ben");
        Answer ofAdmin = PLATFORM.admin()
                .post(THINGS, Json.object("caption", "plus51 blue", "colour", Json.array("blue")))
                .expect(201);

        assertThat(captions(ann, "plus51")).containsExactly("plus51 of ann");
        assertThat(captions(ben, "plus51")).containsExactly("plus51 of ann", "plus51 of ben");
        assertThat(captions(all, "plus51")).containsExactly("plus51 blue", "plus51 of ann", "plus51 of ben");
        assertThat(captions(blue, "plus51")).containsExactly("plus51 blue");
        blue.get(THINGS + "/" + ofAnn.id()).expectProblem(404);

        PLATFORM.admin()
                .post(
                        THINGS + "/" + ofAdmin.id() + "/shares",
                        Json.object("user", users.id("user plus51ann"), "edit", false))
                .expect(201);
        assertThat(captions(ann, "plus51")).containsExactly("plus51 blue", "plus51 of ann");
    }

    private static TestClient member(TestUsers users, String name, String role) {
        return users.add(
                name,
                Json.object(
                        "roles",
                        Json.array(users.id("role " + role), users.id("role plus51make")),
                        "teams",
                        Json.array(users.id("team plus51")),
                        "main_team",
                        users.id("team plus51")));
    }

    @Test
    @Tag("EXT-02")
    void anotherSystemPutsRecordsInAndTakesThemOut() {
        PLATFORM.users()
                .role("ext02", TestUsers.grant("every.thing", Verb.READ, Verb.CREATE, Verb.UPDATE, Verb.EXPORT));
        TestClient system = PLATFORM.users().add("ext02system", "ext02");

        Answer put = system.ndjson(
                        THINGS + "/bulk",
                        List.of(
                                Json.object("caption", "ext02 one", "code", "ext02-1", "count", 1),
                                Json.object("caption", "ext02 two", "code", "ext02-2", "count", 2)))
                .expect(200);
        assertThat(put.lines()).hasSize(2);
        Answer taken = system.get(THINGS + "/export?filter=code=starts=ext02&sort=code&fields=code,count")
                .expect(200);
        assertThat(taken.lines()).extracting(line -> line.path("code").asText()).containsExactly("ext02-1", "ext02-2");

        List<Object> changed = taken.lines().stream()
                .<Object>map(line -> Json.object(
                        "id",
                        line.path("id").asText(),
                        "version",
                        line.path("version").asLong(),
                        "count",
                        9))
                .toList();
        system.ndjson(THINGS + "/bulk", changed).expect(200);
        assertThat(system.get(THINGS + "?filter=code=starts=ext02;count==9&count=true")
                        .expect(200)
                        .json()
                        .path("count")
                        .path("value")
                        .asInt())
                .isEqualTo(2);
    }
}
