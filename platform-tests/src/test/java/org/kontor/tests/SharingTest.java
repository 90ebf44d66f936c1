package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.kontor.tests.every.EveryPlugin;

/** Owners give chosen people and teams what is theirs, and take it back. */
@OnEachDatabase
class SharingTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(SharingTest::roles);

    private static final String THINGS = "records/every/thing/";

    static void roles() {
        platform.users()
                .team("cus")
                .role("keeper", within(Scope.OWN, grant("every.thing", Verb.values())))
                .role("receiver", within(Scope.SHARED, grant("every.thing", Verb.values())));
    }

    @Test
    @Tag("CUS-17")
    void anOwnerSharesWithUsersAndTeamsToReadOrEditAndSeesAndRevokesTheShares() {
        TestClient owner = platform.users().add("cus-owner", "keeper");
        TestClient reader = platform.users().add("cus-reader", "receiver");
        TestClient member = platform.users()
                .add(
                        "cus-member",
                        object(
                                "roles",
                                List.of(platform.users().id("role receiver")),
                                "teams",
                                List.of(platform.users().id("team cus"))));
        Answer thing =
                owner.post("records/every/thing", object("caption", "of value")).expect(201);
        String path = THINGS + thing.id();
        String shares = path + "/shares";
        Answer toRead = owner.post(shares, object("user", platform.users().id("user cus-reader"), "edit", false))
                .expect(201);
        Answer toEdit = owner.post(shares, object("team", platform.users().id("team cus"), "edit", true))
                .expect(201);

        reader.patch(path, reader.get(path).expect(200).etag(), object("note", "by the reader"))
                .expectProblem(403);
        member.patch(path, member.get(path).expect(200).etag(), object("note", "by the team"))
                .expect(200);
        JsonNode listed = owner.get(shares).expect(200).json().path("shares");
        assertThat(listed.findValuesAsText("title")).containsExactlyInAnyOrder("cus-reader", "cus");
        reader.get(shares).expectProblem(403);

        for (Answer share : List.of(toRead, toEdit)) {
            owner.send("DELETE", shares + "/" + share.id(), null, null).expect(204);
        }
        reader.get(path).expectProblem(404);
        member.get(path).expectProblem(404);
        assertThat(owner.get(shares).expect(200).json().path("shares")).isEmpty();
    }
}
