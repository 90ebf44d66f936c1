package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import java.time.Duration;
import java.time.Instant;
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

/** What users star and open is theirs alone, and shows no more than they see. */
@OnEachDatabase
class MarksTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(MarksTest::roles);

    private static final String THINGS = "records/every/thing/";

    static void roles() {
        platform.users()
                .role("keeper", within(Scope.OWN, grant("every.thing", Verb.values())))
                .role("all", grant("every.thing", Verb.values()));
    }

    private static TestUsers users() {
        return platform.users();
    }

    private static Answer thing(TestClient by, String caption) {
        return by.post("records/every/thing", object("caption", caption)).expect(201);
    }

    private static void put(TestClient by, String path) {
        by.send("PUT", path, null, null).expect(204);
    }

    private static List<String> titles(TestClient who, String path) {
        List<String> titles = new ArrayList<>();
        who.get(path)
                .expect(200)
                .json()
                .path("records")
                .forEach(each -> titles.add(each.path("title").asText()));
        return titles;
    }

    @Test
    @Tag("PLUS-17")
    void aUserStarsRecordsAndOrdersThem() {
        TestClient ada = users().add("f-ada", "keeper");
        Answer one = thing(ada, "one");
        Answer two = thing(ada, "two");
        put(ada, "favourites/every/thing/" + one.id());
        put(ada, "favourites/every/thing/" + two.id());
        put(ada, "favourites/every/thing/" + one.id());
        assertThat(titles(ada, "favourites")).containsExactly("one", "two");
        assertThat(ada.get(THINGS + one.id() + "/desk").json().path("favourite").asBoolean())
                .isTrue();
        ada.send("PUT", "favourites", object("records", List.of("every.thing/" + two.id())), "application/json")
                .expect(204);
        assertThat(titles(ada, "favourites")).containsExactly("two", "one");
        ada.send("PUT", "favourites", object("records", List.of("two")), "application/json")
                .expectProblem(400);
        ada.send("DELETE", "favourites/every/thing/" + two.id(), null, null).expect(204);
        assertThat(titles(ada, "favourites")).containsExactly("one");
        ada.send("PUT", "favourites/every/thing/" + UUID.randomUUID(), null, null)
                .expectProblem(404);
        ada.send("PUT", "favourites/every/nothing/" + one.id(), null, null).expectProblem(404);
    }

    @Test
    @Tag("PLUS-17")
    void aUserSeesWhatTheyOpenedLatelyAndNoMoreThanFifty() {
        TestClient ada = users().add("r-ada", "keeper");
        List<Answer> things = new ArrayList<>();
        for (int i = 0; i < 52; i++) {
            things.add(thing(ada, "t" + i));
            put(ada, "recent/every/thing/" + things.getLast().id());
        }
        put(ada, "recent/every/thing/" + things.get(10).id());
        put(ada, "recent/every/thing/" + things.get(10).id());
        List<String> titles = titles(ada, "recent");
        assertThat(titles)
                .hasSize(50)
                .doesNotHaveDuplicates()
                .startsWith("t10", "t51")
                .doesNotContain("t0", "t1");
        ada.send("DELETE", "recent", null, null).expect(204);
        assertThat(titles(ada, "recent")).isEmpty();
    }

    @Test
    @Tag("PLUS-17")
    void readingByItselfMarksNothing() {
        TestClient ada = users().add("q-ada", "keeper");
        Answer thing = thing(ada, "read");
        ada.get(THINGS + thing.id()).expect(200);
        ada.get(THINGS + thing.id() + "/desk").expect(200);
        assertThat(titles(ada, "recent")).isEmpty();
    }

    @Test
    @Tag("PLUS-17")
    void whatOneLosesSightOfIsGoneFromThemWithoutTraceAndComesBackWithTheRight() {
        TestClient ada = users().add("s-ada", "keeper");
        TestClient bob = users().add("s-bob", "keeper");
        Answer thing = thing(ada, "shared");
        bob.send("PUT", "favourites/every/thing/" + thing.id(), null, null).expectProblem(404);
        String shares = THINGS + thing.id() + "/shares";
        String share = share(ada, shares);
        for (String kind : List.of("favourites", "recent")) {
            put(bob, kind + "/every/thing/" + thing.id());
            assertThat(titles(bob, kind)).containsExactly("shared");
        }
        ada.send("DELETE", shares + "/" + share, null, null).expect(204);
        for (String kind : List.of("favourites", "recent")) {
            assertThat(bob.get(kind).body()).doesNotContain(thing.id()).contains("\"records\":[]");
        }
        share(ada, shares);
        assertThat(titles(bob, "favourites")).containsExactly("shared");
    }

    private static String share(TestClient by, String shares) {
        return by.post(shares, object("user", users().id("user s-bob"), "edit", false))
                .expect(201)
                .id();
    }

    @Test
    @Tag("PLUS-17")
    @Tag("S-25")
    void nobodyElseLearnsOfThem() {
        TestClient ada = users().add("p-ada", "keeper");
        Answer thing = thing(ada, "secretly liked");
        put(ada, "favourites/every/thing/" + thing.id());
        put(ada, "recent/every/thing/" + thing.id());
        TestClient admin = platform.admin();
        String before = admin.get(THINGS + thing.id() + "/history").expect(200).body();
        for (String path : List.of("favourites", "recent", "audit/accesses?record=" + thing.id())) {
            assertThat(admin.get(path).expect(200).body()).doesNotContain(thing.id());
        }
        assertThat(admin.get("audit/changes?record=" + thing.id())
                        .expect(200)
                        .json()
                        .path("entries"))
                .hasSize(1);
        assertThat(before).doesNotContain("favourite");
        admin.get("records/system/favourite").expectProblem(404);
    }

    @Test
    @Tag("PLUS-17")
    void theyVanishWithTheRecordAndComeBackFromTheTrashWithIt() {
        TestClient ada = users().add("v-ada", "all");
        Answer thing = thing(ada, "kept");
        put(ada, "favourites/every/thing/" + thing.id());
        put(ada, "recent/every/thing/" + thing.id());
        ada.delete(THINGS + thing.id(), thing.etag()).expect(204);
        assertThat(titles(ada, "favourites")).isEmpty();
        ada.post("trash/" + thing.id() + "/restore", object()).expect(200);
        assertThat(titles(ada, "favourites")).containsExactly("kept");
        ada.delete(THINGS + thing.id(), ada.get(THINGS + thing.id()).etag()).expect(204);
        platform.admin().delete("trash/" + thing.id(), "*").expect(204);
        Tables tables = new Tables(platform::connect);
        for (String table : List.of("system_favourite", "system_recent")) {
            assertThat(tables.number("select count(*) from " + table + " where record_id = '" + thing.id() + "'"))
                    .isZero();
        }
    }

    @Test
    void programsMarkNothing() {
        TestClient ada = users().add("k-ada", "keeper");
        Answer thing = thing(ada, "by a program");
        String secret = ada.post(
                        "tokens",
                        object(
                                "name",
                                "t",
                                "expires_at",
                                Instant.now().plus(Duration.ofDays(1)).toString()))
                .expect(201)
                .text("secret");
        TestClient program = platform.client().withToken(secret);
        program.send("PUT", "recent/every/thing/" + thing.id(), null, null).expectProblem(403);
        program.send("PUT", "favourites/every/thing/" + thing.id(), null, null).expectProblem(403);
        program.get("favourites").expect(200);
    }
}
