package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Who looks through the log, and who reads the figures. */
@OnEachDatabase
class AuditTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).setting("kontor.metrics.token", "a-token-for-figures");

    private static final String THINGS = "records/every/thing";

    @Test
    void aSearchForOneRecordHasFullPages() {
        Answer thing =
                platform.admin().post(THINGS, object("caption", "round 0")).expect(201);
        String etag = thing.etag();
        for (int round = 1; round <= 4; round++) {
            platform.admin().post(THINGS, object("caption", "noise")).expect(201);
            etag = platform.admin()
                    .patch(THINGS + "/" + thing.id(), etag, object("caption", "round " + round))
                    .expect(200)
                    .etag();
        }
        for (String more : List.of("", "&entity=every.thing")) {
            List<Long> versions = new ArrayList<>();
            String cursor = "";
            for (int page = 0; page < 3; page++) {
                JsonNode found = platform.admin()
                        .get("audit/changes?limit=2&record=" + thing.id() + more + cursor)
                        .expect(200)
                        .json();
                assertThat(found.path("entries")).hasSize(page < 2 ? 2 : 1);
                found.path("entries").forEach(entry -> {
                    assertThat(entry.path("record").path("id").asText()).isEqualTo(thing.id());
                    versions.add(entry.path("version").asLong());
                });
                cursor = "&cursor=" + found.path("next").asText();
            }
            assertThat(versions).containsExactly(5L, 4L, 3L, 2L, 1L);
        }
        platform.admin().get("audit/changes?record=nonsense").expectProblem(400);
    }

    @Test
    @Tag("PLUS-55")
    void aSearchIsNotedWhetherItsWordsStandInTheAddressOrInTheBody() {
        platform.users().role("searcher", grant("every.thing", Verb.READ));
        TestClient searcher = platform.users().add("searcher", "searcher");
        searcher.get(THINGS + "?q=needle&limit=1").expect(200);
        searcher.get(THINGS + "?q=%20").expect(200);
        searcher.get(THINGS + "?sort=caption").expect(200);
        searcher.post(THINGS + "/query", object("q", "pin")).expect(200);
        searcher.get(THINGS + "?q=" + "x".repeat(600)).expectProblem(400);

        List<String> noted = noted(
                "kind=searched&entity=every.thing&actor=" + platform.users().id("user searcher"), 2);

        // by which fields, and not for what
        assertThat(noted).containsExactly("{\"q\":\"…\"}", "{\"limit\":\"1\",\"q\":\"…\"}");
    }

    @Test
    @Tag("PLUS-55")
    @Tag("S-25")
    void whatIsNotedOfAQuestionNamesItsFieldsAndNoValue() {
        platform.users()
                .role(
                        "taker",
                        grant("every.thing", Verb.READ, Verb.EXPORT).put("also_fields", "secret"),
                        grant("every.box", Verb.READ));
        TestClient taker = platform.users().add("taker", "taker");
        String kept = "records/every/thing/export";
        taker.get(kept + "?filter=secret==canary7,(note==%22canary7%20x%22;owner=me=true)&sort=caption&fields=caption")
                .expect(200);
        taker.get(THINGS + "?q=canary7&filter=secret=in=(canary7,x)").expect(200);
        taker.post(
                        THINGS + "/query",
                        object(
                                "where",
                                object(
                                        "or",
                                        array(
                                                object("secret", object("is", "canary7")),
                                                object("not", object("count", object("is", 90_817_263))),
                                                object(
                                                        "some",
                                                        "boxes",
                                                        "where",
                                                        object("label", object("in", array("canary7"))))))))
                .expect(200);
        taker.post(kept, object("where", object("good", object("is", true)), "q", "canary7"))
                .expect(200);
        String id = platform.users().id("user taker");
        List<String> searched = noted("kind=searched&entity=every.thing&actor=" + id, 2);
        List<String> taken = noted("kind=exported&entity=every.thing&actor=" + id, 2);
        assertThat(searched)
                .containsExactly(
                        "{\"where\":{\"or\":[{\"secret\":{\"is\":\"…\"}},{\"not\":{\"count\":{\"is\":\"…\"}}},"
                                + "{\"some\":\"boxes\",\"where\":{\"label\":{\"in\":\"…\"}}}]}}",
                        "{\"filter\":{\"secret\":{\"in\":\"…\"}},\"q\":\"…\"}");
        assertThat(taken)
                .containsExactly(
                        "{\"where\":{\"good\":{\"is\":\"…\"}},\"q\":\"…\"}",
                        "{\"fields\":\"caption\",\"filter\":{\"or\":[{\"secret\":{\"is\":\"…\"}},"
                                + "{\"and\":[{\"note\":{\"is\":\"…\"}},{\"owner\":{\"isMe\":true}}]}]},\"sort\":\"caption\"}");
    }

    /** What was asked, newest first. */
    private static List<String> noted(String which, int many) {
        return Accesses.of(platform.admin(), which, many).stream()
                .map(entry -> entry.findValue("query").asText())
                .toList();
    }

    @Test
    @Tag("S-25")
    void anAuditorReadsNoValueThatTheyMayNotRead() {
        platform.users().role("auditor", new String[] {"system.read_audit"});
        TestClient auditor = platform.users().add("auditor", "auditor");
        Answer thing = platform.admin()
                .post(THINGS, object("caption", "canary caption", "secret", "canary secret"))
                .expect(201);
        platform.admin().delete(THINGS + "/" + thing.id(), thing.etag()).expect(204);
        Answer log = auditor.get("audit/changes?record=" + thing.id()).expect(200);
        assertThat(log.json().path("entries")).hasSize(2);
        assertThat(log.body()).doesNotContain("canary");
    }

    @Test
    void figuresAreForThePermissionToo() {
        platform.users().role("watcher", new String[] {"system.metrics"});
        TestClient watcher = platform.users().add("watcher", "watcher");
        assertThat(watcher.get("/metrics").expect(200).body()).contains("kontor_http_requests_seconds_count");
        platform.admin().get("/metrics").expect(200);
        platform.client().withToken("a-token-for-figures").get("/metrics").expect(200);

        platform.client().get("/metrics").expectProblem(401);
        platform.client().withToken("another-token-for-figures").get("/metrics").expectProblem(401);
        platform.users().nobody().get("/metrics").expectProblem(403);
        watcher.post("/metrics", object()).expectProblem(405);

        String only = token(watcher, "permissions", List.of("system.metrics"), "read_only", true);
        platform.client().withToken(only).get("/metrics").expect(200);
        String none = token(watcher, "permissions", List.of());
        platform.client().withToken(none).get("/metrics").expectProblem(403);

        String user = "records/system/user/" + platform.users().id("user watcher");
        platform.admin()
                .patch(user, platform.admin().get(user).etag(), object("active", false))
                .expect(200);
        watcher.get("/metrics").expectProblem(401);
        platform.client().withToken(only).get("/metrics").expectProblem(401);
    }

    @Test
    void whoeverHasYetToChooseAPasswordReadsNoFigures() {
        platform.users().role("newcomer", new String[] {"system.metrics"});
        platform.users().add("newcomer", "newcomer");
        String once = platform.admin()
                .post("users/" + platform.users().id("user newcomer") + "/password", object())
                .expect(200)
                .text("one_time_password");
        platform.client().signIn("newcomer", once).get("/metrics").expectProblem(401);
    }

    private static String token(TestClient owner, Object... rights) {
        var body = object("name", "figures", "expires_at", Soon.soon());
        body.setAll(object(rights));
        return owner.post("tokens", body).expect(201).text("secret");
    }
}
