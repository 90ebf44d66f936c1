package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
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

/** What was taken away or never open is not shown by a copy that is left of it. */
@OnEachDatabase
class TakenAwayTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(TakenAwayTest::roles);

    private static final String THINGS = "records/every/thing";

    static void roles() {
        users().role("owner", within(Scope.OWN, grant("every.thing", Verb.READ, Verb.CREATE, Verb.DELETE)))
                .role(
                        "nameless",
                        grant("every.thing", Verb.READ).put("but_fields", "caption"),
                        grant("every.thing", Verb.DELETE))
                .role(
                        "own_reader",
                        within(Scope.OWN, grant("every.thing", Verb.READ)),
                        grant("every.thing", Verb.DELETE));
    }

    private static TestUsers users() {
        return platform.users();
    }

    private static String title(TestClient reader, String id) {
        for (JsonNode entry : reader.get("trash/every/thing").expect(200).json().path("entries")) {
            if (entry.at("/record/id").asText().equals(id)) {
                return entry.at("/record/title").asText("");
            }
        }
        throw new AssertionError("not in the trash: " + id);
    }

    @Test
    @Tag("S-25")
    void theTrashNamesARecordAsFarAsItsReaderCouldReadIt() {
        TestClient owner = users().add("owner1", "owner");
        Answer own = owner.post(THINGS, object("caption", "a title")).expect(201);
        owner.delete(THINGS + "/" + own.id(), own.etag()).expect(204);
        assertThat(title(owner, own.id())).isEqualTo("a title");
        assertThat(title(platform.admin(), own.id())).isEqualTo("a title");
        assertThat(title(users().add("nameless1", "nameless"), own.id())).isEmpty();
        assertThat(title(users().add("own_reader1", "own_reader"), own.id())).isEmpty();
    }

    @Test
    @Tag("S-25")
    void aTeamThatIsDeletedReachesNothingUntilItComesBack() {
        users().role("of_team", within(Scope.TEAM, grant("every.thing", Verb.READ, Verb.UPDATE)))
                .role("of_shares", within(Scope.SHARED, grant("every.thing", Verb.READ)))
                .team("main")
                .team("other");
        String main = users().id("team main");
        String other = users().id("team other");
        TestClient member = users().add(
                        "member3",
                        object("main_team", main, "teams", array(other), "roles", array(users().id("role of_team"))));
        TestClient sharer =
                users().add("sharer3", object("teams", array(other), "roles", array(users().id("role of_shares"))));
        for (String team : List.of(main, other)) {
            Answer thing = platform.admin()
                    .post(THINGS, object("caption", "of a team", "team", team))
                    .expect(201);
            platform.admin()
                    .post(THINGS + "/" + thing.id() + "/shares", object("team", other))
                    .expect(201);
        }
        assertThat(things(member)).isEqualTo(2);
        assertThat(things(sharer)).isEqualTo(2);

        for (String team : List.of(main, other)) {
            String path = "records/system/team/" + team;
            platform.admin()
                    .delete(path, platform.admin().get(path).expect(200).etag())
                    .expect(204);
        }

        assertThat(things(member)).isZero();
        assertThat(things(sharer)).isZero();
        for (JsonNode entry :
                platform.admin().get("trash/system/team").expect(200).json().path("entries")) {
            platform.admin()
                    .post("trash/" + entry.path("id").asText() + "/restore", object())
                    .expect(200);
        }
        assertThat(things(member)).isEqualTo(2);
        assertThat(things(sharer)).isEqualTo(2);
    }

    private static int things(TestClient reader) {
        return reader.get(THINGS).expect(200).json().path("records").size();
    }

    @Test
    @Tag("S-25")
    void aRepeatedRequestShowsNothingThatWasTakenAwayMeanwhile() {
        users().add("another2");
        TestClient owner = users().add("owner2", "owner").header("Idempotency-Key", "again2");
        Answer first =
                owner.post(THINGS, object("caption", "c", "note", "hush")).expect(201);
        assertThat(owner.post(THINGS, object("caption", "c", "note", "hush"))
                        .expect(201)
                        .body())
                .isEqualTo(first.body());
        platform.admin()
                .patch(
                        THINGS + "/" + first.id(),
                        first.etag(),
                        object("owner", users().id("user another2"), "note", "new hush"))
                .expect(200);
        Answer again =
                owner.post(THINGS, object("caption", "c", "note", "hush")).expect(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.body()).doesNotContain("hush");
    }
}
