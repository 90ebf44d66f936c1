package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** What was answered under a key is answered again to whoever may still have it, and to nobody else. */
@OnEachDatabase
class RepeatedActionTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(RepeatedActionTest::roles);

    private static final String THINGS = "records/every/thing";
    private static final String FIND = "actions/every/find";
    private static final String RING = "actions/every/ring";

    static void roles() {
        users().role(
                        "finder",
                        new String[] {"every.work"},
                        within(Scope.OWN, grant("every.thing", Verb.READ, Verb.CREATE, Verb.UPDATE)));
    }

    private static TestUsers users() {
        return platform.users();
    }

    private static TestClient keyed(TestClient client, String key) {
        return client.header("Idempotency-Key", key);
    }

    private static TestClient token(TestClient user, Object... limits) {
        ObjectNode wish = object("name", "t", "expires_at", Soon.soon());
        wish.setAll(object(limits));
        Answer made = user.post("tokens", wish).expect(201);
        return platform.client().withToken(made.text("secret"));
    }

    private static void patchUser(String name, ObjectNode change) {
        String path = "records/system/user/" + users().id("user " + name);
        Answer user = platform.admin().get(path).expect(200);
        platform.admin().patch(path, user.etag(), change).expect(200);
    }

    @Test
    @Tag("S-25")
    void recordsThatAnActionAnsweredAreAskedForAnew() {
        users().add("another1");
        TestClient ann = users().add("ann", "finder");
        Answer first = ann.post(THINGS, object("caption", "found a")).expect(201);
        ann.post(THINGS, object("caption", "found b", "count", 2)).expect(201);
        ann.post(THINGS, object("caption", "found c", "count", 3)).expect(201);
        TestClient again = keyed(ann, "find");
        Answer answer = again.post(FIND, object()).expect(200);
        assertThat(answer.json().path("page").path("records").findValuesAsText("caption"))
                .containsExactly("found b", "found a");
        assertThat(again.post(FIND, object()).expect(200).body()).isEqualTo(answer.body());

        platform.admin()
                .patch(THINGS + "/" + first.id(), first.etag(), object("owner", users().id("user another1")))
                .expect(200);
        assertThat(again.post(FIND, object())
                        .expect(200)
                        .json()
                        .path("page")
                        .path("records")
                        .findValuesAsText("caption"))
                .containsExactly("found b");
    }

    @Test
    @Tag("S-25")
    void whoMayNotRunAnActionAnyMoreIsNotToldWhatItSaid() {
        TestClient bea = users().add("bea", "finder");
        keyed(bea, "ring").post(RING, object()).expect(200);
        keyed(bea, "ring").post(RING, object()).expect(200);
        patchUser("bea", object("roles", array()));
        keyed(bea, "ring").post(RING, object()).expectProblem(403);
    }

    @Test
    @Tag("S-25")
    void aNarrowerTokenOfTheSameUserIsNotToldWhatAWiderOneWas() {
        TestClient cid = users().add("cid", "finder");
        Answer thing = cid.post(THINGS, object("caption", "cid's")).expect(201);
        String open = THINGS + "/" + thing.id() + "/actions/open";
        ObjectNode why = object("why", "hush");
        ObjectNode made = object("caption", "made");
        TestClient whole = token(cid);
        keyed(whole, "token1").post(FIND, object()).expect(200);
        keyed(whole, "token2").post(THINGS, made).expect(201);
        TestClient opening = keyed(whole, "token3").header("If-Match", thing.etag());
        opening.post(open, why).expect(200);
        assertThat(opening.post(open, why).expect(200).body()).contains("is open", "hush");

        TestClient reader = token(cid, "read_only", true);
        TestClient narrow = token(cid, "entities", object("every.box", array("read")));
        for (TestClient less : new TestClient[] {reader, narrow}) {
            keyed(less, "token1").post(FIND, object()).expectProblem(403);
            assertThat(keyed(less, "token2").post(THINGS, made).status()).isIn(403, 404);
            assertThat(keyed(less, "token3")
                            .header("If-Match", thing.etag())
                            .post(open, why)
                            .status())
                    .isIn(403, 404);
        }
        TestClient working =
                token(cid, "entities", object("every.box", array("read")), "permissions", array("every.work"));
        keyed(working, "token1").post(FIND, object()).expectProblem(422);
    }
}
