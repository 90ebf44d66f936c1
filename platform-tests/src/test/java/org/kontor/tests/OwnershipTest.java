package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Whose a record is says who may do what with it: to write that is more than to change the record. */
@OnEachDatabase
class OwnershipTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(OwnershipTest::people);

    private static final String THINGS = "records/every/thing";

    static void people() {
        ObjectNode sharing = grant("every.thing", Verb.SHARE);
        sharing.set("condition", object("entity", "every.thing", "where", object("count", object("atMost", 5))));
        users().team("home")
                .team("away")
                .role("editor", grant("every.thing", Verb.READ, Verb.CREATE, Verb.UPDATE))
                .role(
                        "part_editor",
                        grant("every.thing", Verb.READ, Verb.UPDATE).put("only_fields", "note"))
                .role(
                        "keeper",
                        grant("every.thing", Verb.READ, Verb.CREATE, Verb.UPDATE),
                        within(Scope.OWN, grant("every.thing", Verb.SHARE)))
                .role("sharer_of_few", grant("every.thing", Verb.READ, Verb.CREATE, Verb.UPDATE), sharing)
                .role(
                        "dispatcher",
                        grant("every.thing", Verb.READ),
                        grant("every.thing", Verb.UPDATE).put("only_fields", "owner"));
        users().add("somebody");
    }

    private static TestUsers users() {
        return platform.users();
    }

    private static TestClient member(String name, String role) {
        return users().add(
                        name, object("roles", array(users().id("role " + role)), "main_team", users().id("team home")));
    }

    private static Answer foreign() {
        return platform.admin()
                .post(THINGS, object("caption", "of somebody", "owner", users().id("user somebody")))
                .expect(201);
    }

    private static Answer set(TestClient by, Answer thing, Object... values) {
        return by.patch(THINGS + "/" + thing.id(), thing.etag(), object(values));
    }

    @Test
    void whoMayChangeARecordMayNotMakeItTheirOwn() {
        Answer thing = foreign();
        for (String role : new String[] {"editor", "part_editor"}) {
            TestClient editor = member("taker_" + role, role);
            set(editor, thing, "owner", users().id("user taker_" + role)).expectProblem(403, "owner");
            set(editor, thing, "team", users().id("team home")).expectProblem(403, "team");
            set(editor, thing, "owner", null).expectProblem(403, "owner");
        }
        assertThat(platform.admin().get(THINGS + "/" + thing.id()).etag()).isEqualTo(thing.etag());
    }

    @Test
    void whatSomebodyMakesIsTheirsOrOfATeamOfTheirs() {
        TestClient maker = member("maker1", "editor");
        String me = users().id("user maker1");
        maker.post(THINGS, object("caption", "c", "owner", users().id("user somebody")))
                .expectProblem(403, "owner");
        maker.post(THINGS, object("caption", "c", "team", users().id("team away")))
                .expectProblem(403, "team");
        Answer made = maker.post(THINGS, object("caption", "c", "owner", me, "team", users().id("team home")))
                .expect(201);
        assertThat(made.json().path("owner").path("id").asText()).isEqualTo(me);
        assertThat(maker.post(THINGS, object("caption", "c"))
                        .expect(201)
                        .json()
                        .path("team")
                        .path("id")
                        .asText())
                .isEqualTo(users().id("team home"));
    }

    @Test
    void whoMayShareARecordMayPassItOn() {
        TestClient keeper = member("keeper2", "keeper");
        Answer own = keeper.post(THINGS, object("caption", "mine")).expect(201);
        Answer given = set(keeper, own, "owner", users().id("user somebody"), "team", users().id("team away"))
                .expect(200);
        set(keeper, given, "owner", users().id("user keeper2")).expectProblem(403, "owner");
        keeper.post(THINGS, object("caption", "for another", "owner", users().id("user somebody")))
                .expect(201);
    }

    @Test
    void aRecordIsMadeForAnotherOnlyAsFarAsItCouldBeShared() {
        TestClient sharer = member("sharer3", "sharer_of_few");
        String other = users().id("user somebody");
        sharer.post(THINGS, object("caption", "few", "count", 5, "owner", other))
                .expect(201);
        sharer.post(THINGS, object("caption", "many", "count", 6, "owner", other))
                .expectProblem(403);
    }

    @Test
    void aRightThatNamesTheOwnerOpensIt() {
        TestClient dispatcher = member("dispatcher4", "dispatcher");
        Answer thing = foreign();
        Answer moved =
                set(dispatcher, thing, "owner", users().id("user dispatcher4")).expect(200);
        set(dispatcher, moved, "team", users().id("team home")).expectProblem(403, "team");
        set(dispatcher, moved, "caption", "x").expectProblem(403, "caption");
    }
}
