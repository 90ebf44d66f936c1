package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Why somebody sees, or does not see, a record and its fields; and what a change of rights would do, before it is made. */
@OnEachDatabase
class ExplainedRightsTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(ExplainedRightsTest::people);

    private static final String THINGS = "records/every/thing";

    static void people() {
        ObjectNode open = grant("every.thing", Verb.READ);
        open.set("condition", object("entity", "every.thing", "where", object("kind", object("is", "large"))));
        open.put("only_fields", "caption, note, secret");
        TestUsers users = platform.users()
                .team("north")
                .role("own", within(Scope.OWN, grant("every.thing", Verb.values())))
                .role("team", within(Scope.TEAM, grant("every.thing", Verb.READ, Verb.UPDATE)))
                .role("open", open)
                .role("editor", within(Scope.OWN, grant("every.thing", Verb.READ)), grant("every.thing", Verb.UPDATE));
        users.add("olga", "own");
        users.add("tom", object("roles", array(users.id("role team"), users.id("role own"))));
        users.add("otto", "open");
        users.add("edda", "editor");
    }

    private static TestUsers users() {
        return platform.users();
    }

    private static String id(String user) {
        return users().id("user " + user);
    }

    private static Answer olgas(String kind) {
        return users().signIn("olga")
                .post(THINGS, object("caption", "hers", "kind", kind))
                .expect(201);
    }

    private static JsonNode explained(TestClient asker, String thing, String user) {
        return asker.get(THINGS + "/" + thing + "/rights" + (user.isEmpty() ? "" : "?user=" + id(user)))
                .expect(200)
                .json();
    }

    private static JsonNode field(JsonNode explained, String name) {
        for (JsonNode field : explained.path("fields")) {
            if (field.path("field").asText().equals(name)) {
                return field;
            }
        }
        throw new AssertionError("nothing of " + name + " in " + explained);
    }

    @Test
    @Tag("PLUS-87")
    void anAdministratorIsToldWhySomebodyMayOrMayNotSeeAndChangeARecordAndAField() {
        String thing = olgas("small").id();

        JsonNode toms = explained(platform.admin(), thing, "tom");
        assertThat(toms.at("/verbs/read/may").asBoolean()).isFalse();
        assertThat(toms.at("/verbs/read/sources").toString())
                .contains("own reaches records that one owns; this one is none")
                .contains("team reaches records of one's own teams; this one is none of them");
        assertThat(toms.at("/verbs/update/reason").asText()).isEqualTo("What is not seen cannot be changed either");
        assertThat(field(toms, "caption").path("read")).isEmpty();

        JsonNode ottos = explained(platform.admin(), thing, "otto");
        assertThat(ottos.at("/verbs/read/sources/0/rights/0/reason").asText())
                .isEqualTo("open reaches records that meet a condition, which this one does not");
        assertThat(ottos.at("/verbs/delete/reason").asText()).isEqualTo("Nothing gives otto this right on Thing");

        String open = olgas("large").id();
        JsonNode now = explained(platform.admin(), open, "otto");
        assertThat(now.at("/verbs/read/may").asBoolean()).isTrue();
        assertThat(field(now, "secret").path("read").toString()).isEqualTo("[\"open\"]");
        assertThat(field(now, "weight").path("read")).isEmpty();

        JsonNode eddas = explained(platform.admin(), open, "edda");
        assertThat(eddas.at("/verbs/update/may").asBoolean()).isFalse();
        assertThat(eddas.at("/verbs/update/sources/0/rights/0/reason").asText())
                .isEqualTo("What is not seen cannot be changed either");

        JsonNode mine = explained(platform.admin(), open, "");
        assertThat(mine.at("/verbs/delete/sources/0/kind").asText()).isEqualTo("administrator");
    }

    @Test
    @Tag("PLUS-87")
    void whatIsExplainedIsWhatHappens() {
        String thing = olgas("large").id();
        for (String name : new String[] {"olga", "tom", "otto", "edda"}) {
            TestClient who = users().signIn(name);
            JsonNode explained = explained(platform.admin(), thing, name);
            Answer read = who.get(THINGS + "/" + thing);
            assertThat(read.isOk())
                    .as(name)
                    .isEqualTo(explained.at("/verbs/read/may").asBoolean());
            if (read.isOk()) {
                for (JsonNode field : explained.path("fields")) {
                    assertThat(read.json().has(field.path("field").asText()))
                            .as(name + " " + field)
                            .isEqualTo(!field.path("read").isEmpty());
                }
                assertThat(read.json().at("/can/update").asBoolean())
                        .as(name)
                        .isEqualTo(explained.at("/verbs/update/may").asBoolean());
            }
        }
    }

    @Test
    @Tag("PLUS-87")
    void oneselfIsToldTheSameOfARecordOutOfSightAndOfNone() {
        TestClient tom = users().signIn("tom");
        String hidden = olgas("small").id();
        String none = UUID.randomUUID().toString();

        String ofHidden = explained(tom, hidden, "").toString().replace(hidden, "");
        assertThat(ofHidden)
                .isEqualTo(explained(tom, none, "").toString().replace(none, ""))
                .contains("team does not reach it, if there is such a record");
        TestClient otto = users().signIn("otto");
        assertThat(explained(otto, hidden, "").path("fields").toString()).doesNotContain("weight");
        tom.get(THINGS + "/" + hidden + "/rights?user=" + id("olga")).expectProblem(403);
        users().nobody().get(THINGS + "/" + hidden + "/rights").expectProblem(404);
        platform.admin()
                .get(THINGS + "/" + hidden + "/rights?user=" + UUID.randomUUID())
                .expectProblem(400);
    }

    @Test
    @Tag("PLUS-87")
    void whatAChangeOfARoleWouldDoIsToldAndNothingIsChanged() {
        olgas("small");
        olgas("small");
        String role = "records/system/role/" + users().id("role open");
        Answer before = platform.admin().get(role).expect(200);
        long all = platform.admin()
                .get(THINGS + "?count=true")
                .json()
                .at("/count/value")
                .asLong();
        long open = users().signIn("otto")
                .get(THINGS + "?count=true")
                .json()
                .at("/count/value")
                .asLong();
        JsonNode wider = object(
                "grants",
                array(grant("every.thing", Verb.READ, Verb.DELETE)),
                "permissions",
                array(object("permission", "system.read_audit")));

        JsonNode effect = platform.admin()
                .header("If-Match", before.etag())
                .post(role + "/effect", wider)
                .expect(200)
                .json();

        assertThat(effect.path("users").asInt()).isEqualTo(1);
        JsonNode change = effect.at("/changes/0");
        assertThat(change.at("/users/0/title").asText()).isEqualTo("otto");
        assertThat(change.at("/permissions/gained").toString()).isEqualTo("[\"system.read_audit\"]");
        JsonNode read = change.at("/rights/0");
        assertThat(read.path("verb").asText()).isEqualTo("read");
        assertThat(read.path("before").toString()).isEqualTo("[\"some\"]");
        assertThat(read.path("after").toString()).isEqualTo("[\"all\"]");
        assertThat(read.path("fields_gained").toString()).contains("weight");
        assertThat(read.path("fields_lost").toString()).isEqualTo("[\"secret\"]");
        assertThat(read.at("/records/before").asLong()).isEqualTo(open);
        assertThat(read.at("/records/after").asLong()).isEqualTo(all);
        assertThat(change.at("/rights/1/verb").asText()).isEqualTo("delete");
        assertThat(platform.admin().get(role).expect(200).etag()).isEqualTo(before.etag());
        users().signIn("otto").get("audit/changes").expectProblem(403);
    }

    @Test
    void whatAChangeWouldDoIsToldInTheLanguageOfWhoeverAsksAndOnlyWhatChanges() {
        String name = "spoken";
        users().role(name, grant("every.thing", Verb.READ), grant("system.template", Verb.READ));
        users().add("ferdinand", object("roles", array(users().id("role " + name)), "locale", "de"));
        String role = "records/system/role/" + users().id("role " + name);
        String etag = platform.admin().get(role).expect(200).etag();
        JsonNode more = object(
                "grants", array(grant("system.template", Verb.READ, Verb.UPDATE), grant("every.thing", Verb.READ)));
        for (String language : new String[] {"en", "cs"}) {
            JsonNode rights = platform.admin()
                    .header("If-Match", etag)
                    .header("Accept-Language", language)
                    .post(role + "/effect", more)
                    .expect(200)
                    .json()
                    .at("/changes/0/rights");
            assertThat(rights).hasSize(1);
            assertThat(rights.at("/0/entity").asText() + " "
                            + rights.at("/0/verb").asText())
                    .isEqualTo("system.template update");
            assertThat(rights.at("/0/label").asText())
                    .isEqualTo(platform.admin()
                            .header("Accept-Language", language)
                            .get("meta/system/template")
                            .expect(200)
                            .json()
                            .path("label")
                            .asText());
        }
        JsonNode teams = platform.admin()
                .header(
                        "If-Match",
                        platform.admin()
                                .get("records/system/user/" + id("ferdinand"))
                                .expect(200)
                                .etag())
                .post(
                        "records/system/user/" + id("ferdinand") + "/effect",
                        object("teams", array(users().id("team north"))))
                .expect(200)
                .json();
        assertThat(teams.at("/changes").toString()).doesNotContain("every.");
    }

    @Test
    void theEffectOnTeamsAndUsersIsToldTooAndWhatCannotBeIsRefused() {
        String tom = "records/system/user/" + id("tom");
        TestClient admin = platform.admin();
        String etag = admin.get(tom).expect(200).etag();
        JsonNode joins = admin.header("If-Match", etag)
                .post(tom + "/effect", object("teams", array(users().id("team north"))))
                .expect(200)
                .json();
        assertThat(joins.at("/changes/0/rights").toString()).contains("every.thing");
        for (JsonNode line : joins.at("/changes/0/rights")) {
            // whose records of one's teams are more; with all others nothing changes
            assertThat(line.path("after").toString()).as(line.toString()).containsAnyOf("team", "shared", "some");
        }
        JsonNode leaves = admin.header("If-Match", etag)
                .post(tom + "/effect", object("active", false))
                .expect(200)
                .json();
        assertThat(leaves.at("/changes/0/rights/0/after")).isEmpty();

        admin.header("If-Match", etag).post(tom + "/effect", object("name", "")).expectProblem(422, "name");
        admin.post(tom + "/effect", object("active", false)).expectProblem(428);
        users().signIn("tom")
                .header("If-Match", etag)
                .post(tom + "/effect", object("active", false))
                .expectProblem(403);
        Answer thing = olgas("small");
        admin.header("If-Match", thing.etag())
                .post(THINGS + "/" + thing.id() + "/effect", object("caption", "x"))
                .expectProblem(422);
    }
}
