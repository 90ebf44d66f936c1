package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
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

/** The past of a record is as open as the record itself, and no more. */
@OnEachDatabase
class HistoryRightsTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(HistoryRightsTest::roles);

    private static final String THINGS = "records/every/thing";
    private static final String USERS = "records/system/user/";

    static void roles() {
        platform.users()
                .role(
                        "peek",
                        grant("every.thing", Verb.READ, Verb.UPDATE).put("only_fields", "caption"),
                        within(Scope.OWN, grant("every.thing", Verb.READ, Verb.UPDATE))
                                .put("also_fields", "secret"))
                .role("all_of_it", grant("every.thing", Verb.READ).put("also_fields", "secret"));
    }

    private static Set<String> told(Answer history) {
        Set<String> names = new TreeSet<>();
        for (JsonNode entry : history.expect(200).json().path("entries")) {
            entry.path("changes").fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    @Test
    @Tag("S-25")
    void aFieldThatIsOpenOnOtherRecordsOnlyHasNoPastOnThisOne() {
        TestClient peek = platform.users().add("peek1", "peek");
        Answer foreign = platform.admin()
                .post(
                        THINGS,
                        object("caption", "c", "note", "hush", "secret", "s", "lines", array(object("text", "hush"))))
                .expect(201);
        Answer own = platform.admin()
                .post(
                        THINGS,
                        object(
                                "caption",
                                "c",
                                "note",
                                "n",
                                "secret",
                                "s",
                                "owner",
                                platform.users().id("user peek1")))
                .expect(201);

        assertThat(told(peek.get(THINGS + "/" + foreign.id() + "/history")))
                .contains("caption")
                .doesNotContain("note", "secret", "lines");
        assertThat(told(peek.get(THINGS + "/" + own.id() + "/history"))).contains("caption", "note", "secret");
        platform.admin()
                .patch(THINGS + "/" + foreign.id(), foreign.etag(), object("note", "still hush", "caption", "d"))
                .expect(200);
        Answer late = peek.patch(THINGS + "/" + foreign.id(), foreign.etag(), object("caption", "e"));
        late.expectProblem(412);
        assertThat(late.body()).contains("\"d\"").doesNotContain("hush");
    }

    @Test
    @Tag("S-25")
    void ofAColleaguesPastEverybodyLearnsNoMoreThanOfTheColleague() {
        TestClient nosy = platform.users().nobody();
        platform.users()
                .add(
                        "seen1",
                        object(
                                "email",
                                "seen1@example.org",
                                "roles",
                                array(platform.users().id("role peek"))));
        String path = USERS + platform.users().id("user seen1");
        platform.admin()
                .post("users/" + platform.users().id("user seen1") + "/password", object())
                .expect(200);

        assertThat(told(nosy.get(path + "/history"))).isSubsetOf("full_name", "kind", "active");
        assertThat(nosy.get(path + "/history").body()).doesNotContain("password", "example.org");
        assertThat(platform.admin().get(path + "/history").expect(200).body()).contains("password_reset");
    }

    @Test
    void whoReadsSensitiveValuesInAHistoryIsLogged() {
        TestClient reader = platform.users().add("reader1", "all_of_it");
        Answer thing = platform.admin()
                .post(THINGS, object("caption", "c", "secret", "hush"))
                .expect(201);
        Answer cleared = platform.admin()
                .patch(THINGS + "/" + thing.id(), thing.etag(), object("secret", null))
                .expect(200);
        assertThat(cleared.json().path("secret").isNull()).isTrue();

        assertThat(reader.get(THINGS + "/" + thing.id() + "/history")
                        .expect(200)
                        .body())
                .contains("hush");

        String log = "record=" + thing.id() + "&actor=" + platform.users().id("user reader1");
        assertThat(Accesses.of(platform.admin(), log, 1).toString()).contains("secret");
    }
}
