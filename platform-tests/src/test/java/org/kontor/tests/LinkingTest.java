package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.kontor.tests.every.EveryPlugin;

/** Writing by doors that are not the front door: links, many at once, and names that come back. */
@OnEachDatabase
class LinkingTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String THINGS = "records/every/thing";
    private static final String BOXES = "records/every/box";
    private static final List<List<Verb>> FOUR_RIGHTS =
            List.of(List.of(), List.of(Verb.READ), List.of(Verb.UPDATE), List.of(Verb.READ, Verb.UPDATE));

    @Test
    @Tag("S-27")
    void aLinkNeedsChangingOnItsSideAndReadingOnTheOther() {
        String box = platform.admin()
                .post(BOXES, object("label", "linked"))
                .expect(201)
                .id();
        int combination = 0;
        for (List<Verb> things : FOUR_RIGHTS) {
            for (List<Verb> boxes : FOUR_RIGHTS) {
                List<ObjectNode> grants = new ArrayList<>();
                add(grants, "every.thing", things);
                add(grants, "every.box", boxes);
                combination++;
                TestClient who = platform.users()
                        .role("link" + combination, grants.toArray(ObjectNode[]::new))
                        .add("link" + combination, "link" + combination);
                for (boolean many : List.of(false, true)) {
                    Answer thing = platform.admin()
                            .post(THINGS, object("caption", "to link"))
                            .expect(201);
                    String path = THINGS + "/" + thing.id();
                    JsonNode change = many ? object("boxes", array(box)) : object("box", box);
                    Answer linked = who.patch(path, thing.etag(), change);
                    boolean may = things.size() == 2 && boxes.contains(Verb.READ);
                    String what = things + " on things, " + boxes + " on boxes: " + linked;
                    assertThat(linked.isOk()).as(what).isEqualTo(may);
                    Answer now = platform.admin().get(path).expect(200);
                    assertThat(now.body().contains(box)).as(what).isEqualTo(may);
                    assertThat(now.etag().equals(thing.etag())).as(what).isEqualTo(!may);
                    if (!may) {
                        assertThat(linked.status()).as(what).isIn(403, 404, 422);
                    }
                    // taking the link away writes the side that holds it
                    Answer full =
                            platform.admin().patch(path, now.etag(), change).expect(200);
                    Answer unlinked =
                            who.patch(path, full.etag(), many ? object("boxes", array()) : object("box", null));
                    assertThat(unlinked.isOk()).as("unlinked, " + what).isEqualTo(things.size() == 2);
                }
            }
        }
        assertThat(combination).isEqualTo(16);
    }

    private static void add(List<ObjectNode> grants, String entity, List<Verb> verbs) {
        if (!verbs.isEmpty()) {
            grants.add(grant(entity, verbs.toArray(Verb[]::new)));
        }
    }

    @Test
    @Tag("S-37")
    void whatIsPutInManyAtOnceIsBoundedRowByRowAndFieldByField() {
        TestClient maker = platform.users()
                .role(
                        "importer",
                        within(Scope.OWN, grant("every.thing", Verb.READ, Verb.CREATE, Verb.UPDATE))
                                .put("but_fields", "code"))
                .add("importer", "importer");
        Answer foreign = platform.admin()
                .post(THINGS, object("caption", "of somebody else"))
                .expect(201);
        Answer own = maker.post(THINGS, object("caption", "of mine")).expect(201);
        List<JsonNode> lines = maker.ndjson(
                        THINGS + "/bulk",
                        List.of(
                                object("caption", "fine"),
                                object("caption", "field", "code", "x1"),
                                object("caption", "sensitive", "secret", "x2"),
                                object("id", foreign.id(), "version", 1, "caption", "taken over"),
                                object("id", own.id(), "version", 1, "code", "x3"),
                                object("id", own.id(), "version", 1, "delete", true),
                                object(
                                        "caption",
                                        "given away",
                                        "owner",
                                        platform.users().id("user importer")),
                                object("id", UUID.randomUUID().toString(), "version", 1, "caption", "missing")))
                .expect(200)
                .lines();
        assertThat(lines).hasSize(8);
        assertThat(lines).extracting(line -> line.path("status").asInt()).startsWith(201);
        for (int refused : List.of(1, 2, 3, 4, 5, 7)) {
            assertThat(lines.get(refused).path("status").asInt())
                    .as(lines.get(refused).toString())
                    .isIn(403, 404, 422);
        }
        assertThat(withoutId(lines.get(3), foreign.id())).isEqualTo(withoutId(lines.get(7), ""));
        assertThat(platform.admin().get(THINGS + "/" + foreign.id()).etag()).isEqualTo(foreign.etag());
        assertThat(platform.admin().get(THINGS + "/" + own.id()).etag()).isEqualTo(own.etag());
        for (String code : List.of("x1", "x3")) {
            assertThat(platform.admin()
                            .get(THINGS + "?filter=code==" + code)
                            .json()
                            .path("records"))
                    .isEmpty();
        }
        maker.get(THINGS + "/export").expectProblem(403);
    }

    private static String withoutId(JsonNode line, String id) {
        return line.path("status").asInt() + " " + line.path("code").asText();
    }

    @Test
    @Tag("S-31")
    void aNameThatComesBackInheritsNoRight() {
        platform.users().role("again", grant("every.thing", Verb.READ));
        platform.users().team("again");
        TestClient member = platform.users()
                .add(
                        "member",
                        object(
                                "roles",
                                array(platform.users().id("role again")),
                                "teams",
                                array(platform.users().id("team again"))));
        member.get(THINGS).expect(200);
        Answer shared =
                platform.admin().post(THINGS, object("caption", "for the team")).expect(201);
        platform.admin()
                .post(
                        THINGS + "/" + shared.id() + "/shares",
                        object("team", platform.users().id("team again")))
                .expect(201);
        for (String kind : List.of("role", "team")) {
            String path = "records/system/" + kind + "/" + platform.users().id(kind + " again");
            Answer deleted =
                    platform.admin().delete(path, platform.admin().get(path).etag());
            assertThat(deleted.status()).as(deleted.toString()).isIn(204, 409);
            if (deleted.status() == 409) {
                String user = "records/system/user/" + platform.users().id("user member");
                platform.admin()
                        .patch(user, platform.admin().get(user).etag(), object(kind + "s", array()))
                        .expect(200);
                platform.admin().delete(path, platform.admin().get(path).etag()).expect(204);
            }
        }
        platform.users().role("again", grant("every.thing", Verb.READ)).team("again");
        Eventually.until(() -> assertThat(member.get(THINGS).status()).isIn(403, 404));
        member.get(THINGS + "/" + shared.id()).expectProblem(404);
        // a user's login does not come back at all: users are not deleted
        String user = "records/system/user/" + platform.users().id("user member");
        platform.admin().delete(user, platform.admin().get(user).etag()).expectProblem(409);
    }

    @Test
    @Tag("S-32")
    void aRecordOutOfSightAndOneThatDoesNotExistAnswerAlikeAtEveryDoor() {
        TestClient owner = platform.users()
                .role("own_things", new String[] {"every.work"}, within(Scope.OWN, grant("every.thing", Verb.values())))
                .add("own_things", "own_things");
        String hidden = platform.admin()
                .post(THINGS, object("caption", "hidden"))
                .expect(201)
                .id();
        String missing = UUID.randomUUID().toString();
        for (String rest : List.of("", "/history", "/shares", "?expand=box")) {
            same(owner.get(THINGS + "/" + hidden + rest), hidden, owner.get(THINGS + "/" + missing + rest), missing);
        }
        TestClient at = owner.header("If-Match", "\"1\"");
        for (String rest : List.of("/shares", "/actions/open")) {
            JsonNode body = rest.equals("/shares")
                    ? object("user", platform.users().id("user own_things"))
                    : object("why", "x");
            same(
                    at.post(THINGS + "/" + hidden + rest, body),
                    hidden,
                    at.post(THINGS + "/" + missing + rest, body),
                    missing);
        }
        same(
                owner.patch(THINGS + "/" + hidden, "\"1\"", object("note", "x")),
                hidden,
                owner.patch(THINGS + "/" + missing, "\"1\"", object("note", "x")),
                missing);
        same(
                owner.delete(THINGS + "/" + hidden, "\"1\""),
                hidden,
                owner.delete(THINGS + "/" + missing, "\"1\""),
                missing);
        same(
                owner.post("trash/" + hidden + "/restore", object()),
                hidden,
                owner.post("trash/" + missing + "/restore", object()),
                missing);
    }

    private static void same(Answer one, String id, Answer other, String otherId) {
        one.expectProblem(404);
        assertThat(one.status()).isEqualTo(other.status());
        assertThat(one.body().replace(id, "X"))
                .as(one.request())
                .isEqualTo(other.body().replace(otherId, "X"));
    }

    @Test
    @Tag("S-30")
    void anEmptySetMatchesNothing() {
        platform.admin().post(THINGS, object("caption", "of no team")).expect(201);
        ObjectNode ofMyTeams = grant("every.thing", Verb.READ);
        ofMyTeams.set("condition", object("entity", "every.thing", "where", object("team", object("isMyTeam", true))));
        TestClient teamless = platform.users().role("my_teams", ofMyTeams).add("my_teams", "my_teams");
        assertThat(teamless.get(THINGS).expect(200).json().path("records")).isEmpty();
        Answer empty =
                platform.admin().post(THINGS + "/query", object("where", object("caption", object("in", array()))));
        assertThat(empty.expect(200).json().path("records")).isEmpty();
        ObjectNode of = grant("every.thing", Verb.READ);
        of.set("condition", object("entity", "every.thing", "where", object("caption", object("in", array()))));
        Answer role = platform.admin()
                .post("records/system/role", object("name", "none_of", "label", "n", "grants", array(of)));
        role.expect(201);
        TestClient none = platform.users().add("none_of", object("roles", array(role.id())));
        assertThat(none.get(THINGS).expect(200).json().path("records")).isEmpty();
    }
}
