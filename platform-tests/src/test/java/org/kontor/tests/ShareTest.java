package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
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
import org.kontor.testing.TestUsers;
import org.kontor.tests.every.EveryPlugin;

/** What is shared is never more than its giver may do at that moment. */
@OnEachDatabase
class ShareTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(ShareTest::roles);

    private static final String THINGS = "records/every/thing";
    private static final Verb[] EVERYTHING = Verb.values();

    static void roles() {
        platform.users()
                .role("keeper", within(Scope.OWN, grant("every.thing", EVERYTHING)))
                .role("reader", within(Scope.OWN, grant("every.thing", Verb.READ, Verb.EXPORT)))
                .role("receiver", within(Scope.SHARED, grant("every.thing", EVERYTHING)))
                .role("teamed", within(Scope.TEAM, grant("every.thing", EVERYTHING)))
                .role("superior", within(Scope.SUBORDINATES, grant("every.thing", EVERYTHING)))
                .role("all", grant("every.thing", EVERYTHING));
    }

    private static TestUsers users() {
        return platform.users();
    }

    private static Answer make(TestClient by, Object... more) {
        ObjectNode thing = object("caption", "of value");
        thing.setAll(object(more));
        return by.post(THINGS, thing).expect(201);
    }

    private static Answer share(TestClient by, Answer thing, String with, boolean edit) {
        return by.post(
                path(thing) + "/shares",
                object(with.startsWith("team ") ? "team" : "user", users().id(with), "edit", edit));
    }

    private static String path(Answer thing) {
        return THINGS + "/" + thing.id();
    }

    private static void setRoles(String user, String... roles) {
        List<String> ids = new ArrayList<>();
        for (String role : roles) {
            ids.add(users().id("role " + role));
        }
        set(user, object("roles", ids));
    }

    private static void set(String user, ObjectNode change) {
        String path = "records/system/user/" + users().id("user " + user);
        platform.admin()
                .patch(path, platform.admin().get(path).expect(200).etag(), change)
                .expect(200);
    }

    private static void change(Answer thing, Object... values) {
        platform.admin()
                .patch(path(thing), platform.admin().get(path(thing)).etag(), object(values))
                .expect(200);
    }

    /** At every door at once. */
    private static void sees(TestClient who, Answer thing) {
        assertThat(who.get(path(thing)).expect(200).text("caption")).isEqualTo("of value");
        assertThat(found(who, thing)).isEqualTo(1);
        assertThat(who.get(path(thing) + "/history").status()).isEqualTo(200);
    }

    private static void seesNothingOf(TestClient who, Answer thing) {
        who.get(path(thing)).expectProblem(404);
        assertThat(found(who, thing)).isZero();
        who.get(path(thing) + "/history").expectProblem(404);
        who.patch(path(thing), thing.etag(), object("note", "x")).expectProblem(404);
        assertThat(who.get(THINGS + "/aggregate?filter=id==" + thing.id()).body())
                .doesNotContain("1");
    }

    private static int found(TestClient who, Answer thing) {
        Answer list = who.get(THINGS + "?count=true&filter=id==" + thing.id()).expect(200);
        int count = list.json().path("count").path("value").asInt();
        assertThat(list.json().path("records")).hasSize(count);
        return count;
    }

    private static boolean mayEdit(TestClient who, Answer thing) {
        Answer now = who.get(path(thing)).expect(200);
        Answer changed = who.patch(path(thing), now.etag(), object("note", "by " + UUID.randomUUID()));
        assertThat(changed.status()).isIn(200, 403);
        assertThat(now.json().path("can").path("update").asBoolean()).isEqualTo(changed.isOk());
        return changed.isOk();
    }

    @Test
    @Tag("S-33")
    void aShareEndsWhenItsGiverMayReadNoLonger() {
        TestClient giver = users().add("giver1", "keeper");
        TestClient friend = users().add("friend1", "receiver");
        Answer thing = make(giver);
        seesNothingOf(friend, thing);
        share(giver, thing, "user friend1", false).expect(201);
        sees(friend, thing);

        setRoles("giver1");
        seesNothingOf(friend, thing);

        setRoles("giver1", "keeper");
        sees(friend, thing);
    }

    @Test
    @Tag("S-33")
    void aShareEndsWhenTheRecordLeavesItsGiver() {
        TestClient giver = users().add("giver2", "keeper");
        TestClient friend = users().add("friend2", "receiver");
        users().add("heir2", "keeper");
        Answer thing = make(giver);
        share(giver, thing, "user friend2", true).expect(201);
        sees(friend, thing);

        change(thing, "owner", users().id("user heir2"));
        seesNothingOf(giver, thing);
        seesNothingOf(friend, thing);
    }

    @Test
    @Tag("S-33")
    void aShareReachesAsFarAsTheConditionOfItsGiver() {
        ObjectNode small = grant("every.thing", EVERYTHING);
        small.set(
                "condition",
                object(
                        "entity",
                        "every.thing",
                        "where",
                        object(
                                "and",
                                array(object("count", object("atMost", 5)), object("owner", object("isMe", true))))));
        users().role("small", small);
        TestClient giver = users().add("giver3", "small");
        TestClient friend = users().add("friend3", "receiver");
        Answer thing = make(giver, "count", 5);
        share(giver, thing, "user friend3", false).expect(201);
        sees(friend, thing);

        change(thing, "count", 6);
        seesNothingOf(friend, thing);
        change(thing, "count", 4);
        sees(friend, thing);
    }

    @Test
    @Tag("S-33")
    void aShareWithATeamIsBoundedByItsGiverToo() {
        users().team("near4").team("far4");
        TestClient giver = users().add(
                        "giver4",
                        object("main_team", users().id("team near4"), "roles", array(users().id("role teamed"))));
        TestClient colleague = users().add(
                        "colleague4",
                        object("main_team", users().id("team near4"), "roles", array(users().id("role keeper"))));
        TestClient friend = users().add(
                        "friend4",
                        object("teams", array(users().id("team far4")), "roles", array(users().id("role receiver"))));
        Answer thing = make(colleague);
        share(giver, thing, "team far4", true).expect(201);
        sees(friend, thing);
        assertThat(mayEdit(friend, thing)).isTrue();

        set("giver4", object("main_team", null, "teams", array()));
        seesNothingOf(friend, thing);

        set("giver4", object("main_team", users().id("team near4")));
        sees(friend, thing);
        set("friend4", object("teams", array()));
        seesNothingOf(friend, thing);
    }

    @Test
    @Tag("S-33")
    void aSuperiorsShareFollowsTheReportingLine() {
        TestClient giver = users().add("giver5", "superior");
        TestClient clerk = users().add(
                        "clerk5",
                        object("manager", users().id("user giver5"), "roles", array(users().id("role keeper"))));
        TestClient friend = users().add("friend5", "receiver");
        Answer thing = make(clerk);
        share(giver, thing, "user friend5", false).expect(201);
        sees(friend, thing);

        set("clerk5", object("manager", null));
        seesNothingOf(friend, thing);
    }

    @Test
    @Tag("S-33")
    void whoeverMayOnlyReadSharesNoEditing() {
        TestClient giver = users().add("giver6", "keeper");
        TestClient friend = users().add("friend6", "receiver");
        Answer thing = make(giver);
        share(giver, thing, "user friend6", true).expect(201);
        assertThat(mayEdit(friend, thing)).isTrue();

        setRoles("giver6", "reader");
        sees(friend, thing);
        assertThat(mayEdit(friend, thing)).isFalse();

        setRoles("giver6", "keeper");
        assertThat(mayEdit(friend, thing)).isTrue();
    }

    @Test
    @Tag("S-33")
    void whoeverIsDeactivatedSharesNothing() {
        TestClient giver = users().add("giver7", "all");
        TestClient friend = users().add("friend7", "receiver");
        Answer thing = make(giver);
        share(giver, thing, "user friend7", true).expect(201);
        sees(friend, thing);

        set("giver7", object("active", false));
        seesNothingOf(friend, thing);

        share(platform.admin(), thing, "user friend7", true).expect(201);
        sees(friend, thing);
        assertThat(mayEdit(friend, thing)).isTrue();
    }

    @Test
    @Tag("S-33")
    void aShareNeverRestsOnAShare() {
        users().team("chain8").role("sharer", grant("every.thing", Verb.SHARE));
        TestClient first = users().add("first8", "keeper");
        TestClient second = users().add("second8", "receiver", "sharer");
        TestClient third = users().add("third8", "receiver");
        Answer thing = make(first, "team", users().id("team chain8"));
        share(first, thing, "user second8", true).expect(201);
        sees(second, thing);
        share(second, thing, "user third8", false).expectProblem(403);
        seesNothingOf(third, thing);

        // with a right of their own they may share it, for as long as they have it
        setRoles("second8", "receiver", "sharer", "teamed");
        set("second8", object("teams", array(users().id("team chain8"))));
        share(second, thing, "user third8", true).expect(201);
        sees(third, thing);
        set("second8", object("teams", array()));
        sees(second, thing);
        seesNothingOf(third, thing);

        // and the first one's end ends the second's
        setRoles("first8");
        seesNothingOf(second, thing);
    }

    @Test
    @Tag("S-33")
    void aShareOpensNoFieldThatItsGiverMayNotReadOrWrite() {
        users().role(
                        "noteless",
                        within(Scope.OWN, grant("every.thing", EVERYTHING)).put("but_fields", "note,code"));
        users().role(
                        "codeless",
                        within(Scope.OWN, grant("every.thing", Verb.READ, Verb.CREATE, Verb.SHARE)),
                        within(Scope.OWN, grant("every.thing", Verb.UPDATE)).put("but_fields", "code"));
        TestClient giver = users().add("giver9", "noteless");
        TestClient friend = users().add("friend9", "keeper");
        Answer thing = make(giver);
        change(thing, "note", "hidden9", "code", "hidden9");
        Answer own = make(friend, "note", "open9", "code", "open9");
        share(giver, thing, "user friend9", true).expect(201);

        Answer read = friend.get(path(thing)).expect(200);
        assertThat(read.json().hasNonNull("note")).isFalse();
        assertThat(read.text("caption")).isEqualTo("of value");
        assertThat(friend.get(path(own)).expect(200).text("note")).isEqualTo("open9");
        assertThat(friend.get(THINGS + "?filter=note=starts=hidden")
                        .expect(200)
                        .json()
                        .path("records"))
                .isEmpty();
        assertThat(friend.get(THINGS + "/aggregate?group=code").expect(200).body())
                .doesNotContain("hidden9")
                .contains("open9");
        assertThat(friend.get(path(thing) + "/history").expect(200).body()).doesNotContain("hidden9");
        friend.patch(path(thing), read.etag(), object("note", "guess")).expectProblem(403);

        TestClient writer = users().add("writer9", "codeless");
        Answer second = make(writer, "code", "nine");
        share(writer, second, "user friend9", true).expect(201);
        Answer seen = friend.get(path(second)).expect(200);
        assertThat(seen.text("code")).isEqualTo("nine");
        friend.patch(path(second), seen.etag(), object("code", "ten")).expectProblem(403, "code");
        friend.patch(path(second), seen.etag(), object("note", "ten")).expect(200);
    }

    @Test
    @Tag("S-33")
    void whatIsTakenOutIsWhatTheGiverMayTakeOut() {
        TestClient giver = users().add("giver10", "keeper");
        TestClient friend = users().add("friend10", "keeper");
        Answer thing = make(giver);
        share(giver, thing, "user friend10", false).expect(201);
        String export = THINGS + "/export?filter=id==" + thing.id();
        assertThat(friend.get(export).expect(200).lines()).hasSize(1);

        setRoles("giver10");
        assertThat(friend.get(export).expect(200).lines()).isEmpty();
    }

    @Test
    void whoeverSharesLastIsTheGiver() {
        TestClient first = users().add("first11", "all");
        TestClient second = users().add("second11", "all");
        TestClient friend = users().add("friend11", "receiver");
        Answer thing = make(first);
        Answer given = share(first, thing, "user friend11", false).expect(201);
        assertThat(share(first, thing, "user friend11", false).expect(201).id()).isEqualTo(given.id());
        share(second, thing, "user friend11", false).expect(201);
        assertThat(first.get(path(thing) + "/shares").expect(200).json().path("shares"))
                .singleElement()
                .satisfies(
                        share -> assertThat(share.path("created_by").asText()).isEqualTo(users().id("user second11")));

        setRoles("first11");
        sees(friend, thing);
    }

    @Test
    void aShareLetsReadAndEditAndNeverDeleteOrShareOn() {
        TestClient giver = users().add("giver12", "keeper");
        TestClient reader = users().add("reader12", "keeper");
        TestClient editor = users().add("editor12", "keeper");
        users().add("stranger12", "keeper");
        Answer thing = make(giver);
        share(giver, thing, "user reader12", false).expect(201);
        share(giver, thing, "user editor12", true).expect(201);

        for (TestClient who : List.of(reader, editor)) {
            boolean edits = who == editor;
            sees(who, thing);
            assertThat(mayEdit(who, thing)).isEqualTo(edits);
            Answer now = who.get(path(thing)).expect(200);
            assertThat(now.json().path("can").path("delete").asBoolean()).isFalse();
            assertThat(now.json().path("can").path("share").asBoolean()).isFalse();
            who.delete(path(thing), now.etag()).expectProblem(403);
            share(who, thing, "user stranger12", false).expectProblem(403);
            share(who, thing, "user reader12", true).expectProblem(403);
            who.get(path(thing) + "/shares").expectProblem(403);
            String share = giver.get(path(thing) + "/shares")
                    .json()
                    .path("shares")
                    .path(0)
                    .path("id")
                    .asText();
            who.send("DELETE", path(thing) + "/shares/" + share, null, null).expectProblem(403);
            // nor make it their own, and so everything else
            if (edits) {
                Answer taken = who.patch(path(thing), now.etag(), object("owner", users().id("user editor12")));
                taken.expectProblem(403);
                assertThat(platform.admin()
                                .get(path(thing))
                                .json()
                                .path("owner")
                                .path("id")
                                .asText())
                        .isEqualTo(users().id("user giver12"));
            }
        }
        assertThat(giver.get(path(thing) + "/shares").expect(200).json().path("shares"))
                .hasSize(2);
        giver.delete(path(thing), giver.get(path(thing)).etag()).expect(204);
    }
}
