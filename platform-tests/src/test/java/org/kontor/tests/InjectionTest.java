package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Text that wants to be SQL, in every place that takes text. */
@OnEachDatabase
class InjectionTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).setting("kontor.login.attempts", "1000");

    private static final boolean LONG = Boolean.getBoolean("kontor.test.long");
    private static final String THINGS = "records/every/thing";
    private static final List<String> HOSTILE = List.of(
            "x'); DROP TABLE every_thing;--",
            "1 OR 1=1",
            "' or ''='",
            "\"; select pg_sleep(9); --",
            "'||pg_sleep(9)||'",
            "1;CALL SLEEP(9000)",
            "a'||(select 1)||'",
            "%27%20or%20%271%27=%271",
            "${jndi:x}#{1}{{1}}",
            "\\'; --",
            "ʼ or 1=1",
            "id) union select 1,2,3 from system_user_ --");
    private static final List<String> PARAMETERS = List.of(
            "filter", "sort", "fields", "expand", "limit", "cursor", "q", "count", "group", "measure", "actor",
            "entity", "record", "kind", "from", "before", "atomic", "can");

    @Test
    @Tag("S-08")
    void aValueIsComparedAsTextWhateverItSays() {
        for (String hostile : HOSTILE) {
            Answer made = platform.admin()
                    .post(THINGS, object("caption", hostile, "code", hostile, "note", hostile, "secret", hostile))
                    .expect(201);
            assertThat(made.text("caption")).isEqualTo(hostile);
            for (String operator : List.of("is", "contains", "startsWith")) {
                assertThat(found(object("caption", object(operator, hostile)))).contains(made.id());
            }
            assertThat(found(object("code", object("in", array(hostile, "other")))))
                    .containsExactly(made.id());
            assertThat(found(object("not", object("code", object("isNot", hostile)))))
                    .containsExactly(made.id());
            platform.admin()
                    .post(THINGS, object("caption", "twice", "code", hostile))
                    .expectProblem(409);
            platform.admin()
                    .get(THINGS + "?filter=code=="
                            + url("\"" + hostile.replace("\\", "\\\\").replace("\"", "\\\"") + "\""))
                    .expect(200);
            assertThat(platform.admin().get(THINGS + "?q=" + url(hostile)).status())
                    .isIn(200, 400);
        }
        // a cursor carries values, and takes them back as values
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = platform.admin()
                    .get(THINGS + "?sort=caption&limit=1" + cursor)
                    .expect(200)
                    .json();
            page.path("records")
                    .forEach(record -> seen.add(record.path("caption").asText()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + url(page.path("next").asText());
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(HOSTILE.size()).containsAll(HOSTILE);
        assertThat(platform.admin()
                        .get(THINGS + "/aggregate?group=caption&measure=max:code")
                        .expect(200)
                        .json()
                        .path("lines"))
                .hasSize(HOSTILE.size());
    }

    private static List<String> found(JsonNode where) {
        List<String> ids = new ArrayList<>();
        platform.admin()
                .post(THINGS + "/query", object("where", where))
                .expect(200)
                .json()
                .path("records")
                .forEach(record -> ids.add(record.path("id").asText()));
        return ids;
    }

    @Test
    @Tag("S-03")
    @Tag("S-09")
    void anIdIsAnIdOrNothing() {
        for (String hostile : HOSTILE) {
            for (String rest : List.of("", "/history", "/shares")) {
                Answer answer = platform.admin().get(THINGS + "/" + url(hostile) + rest);
                assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
            }
            Answer line = platform.admin()
                    .ndjson(THINGS + "/bulk", List.of(object("id", hostile, "version", 1, "caption", "x")));
            assertThat(
                            line.status() == 200
                                    ? line.lines().getFirst().path("status").asInt()
                                    : line.status())
                    .as(line.toString())
                    .isIn(400, 404, 422);
            for (String field : List.of("box", "owner", "team", "about")) {
                platform.admin()
                        .post(THINGS, object("caption", "x", field, hostile))
                        .expectProblem(422, field);
            }
            platform.admin()
                    .post(THINGS, object("caption", "x", "boxes", array(hostile)))
                    .expectProblem(422);
            platform.admin()
                    .post(THINGS, object("caption", "x", "about", object("entity", hostile, "id", hostile)))
                    .expectProblem(422);
        }
    }

    @Test
    @Tag("S-01")
    @Tag("S-12")
    void noWordOfAQuestionIsCode() {
        for (String hostile : HOSTILE) {
            for (String name : List.of("sort", "fields", "expand", "limit", "cursor", "filter")) {
                quick(platform.admin(), "GET", THINGS + "?" + name + "=" + url(hostile), null, 400);
            }
            for (String name : List.of("group", "measure", "filter")) {
                quick(platform.admin(), "GET", THINGS + "/aggregate?" + name + "=" + url(hostile), null, 400);
            }
            quick(platform.admin(), "POST", THINGS + "/query", object("sort", array(hostile)), 400);
            quick(platform.admin(), "POST", THINGS + "/query", object("where", object(hostile, object("is", 1))), 400);
            quick(
                    platform.admin(),
                    "POST",
                    THINGS + "/query",
                    object("where", object("count", object(hostile, 1))),
                    400);
        }
    }

    @Test
    @Tag("S-11")
    void noRouteTakesTextForCode() {
        platform.users().add("fuzz", object("administrator", true));
        TestClient admin = platform.users().signIn("fuzz");
        int turn = 0;
        for (Route route : Route.ofTheKernel()) {
            // these would end the session that asks
            boolean endsSessions =
                    route.path().startsWith("session") && !route.method().equals("GET");
            for (int i = 0; i < (LONG ? HOSTILE.size() : 2); i++) {
                String hostile = HOSTILE.get(turn++ % HOSTILE.size());
                for (TestClient who : endsSessions ? List.of(platform.client()) : List.of(platform.client(), admin)) {
                    for (String address : addresses(route, hostile)) {
                        quick(who, route.method(), address, body(route, hostile), 0);
                    }
                }
            }
        }
        assertThat(platform.admin().get(THINGS).status()).isEqualTo(200);
    }

    /** The path filled with it, and a real path asked with it. */
    private static List<String> addresses(Route route, String hostile) {
        Map<String, String> real = new HashMap<>(Map.of("plugin", "every", "entity", "thing", "action", "open"));
        List<String> all = new ArrayList<>();
        if (!route.path().equals("events")) { // asked well, it answers without an end
            all.add(route.address(Map.of())
                    .replaceAll("(?<=/|^)x(?=/|$)", java.util.regex.Matcher.quoteReplacement(url(hostile))));
        }
        String address = route.address(real);
        if (route.method().equals("GET")) {
            for (String parameter : PARAMETERS) {
                all.add(address + "?" + parameter + "=" + url(hostile));
            }
        } else {
            all.add(address);
        }
        return all;
    }

    private static ObjectNode body(Route route, String hostile) {
        if (route.method().equals("GET") || route.method().equals("DELETE")) {
            return null;
        }
        ObjectNode body = object(hostile, hostile);
        for (String key : List.of("caption", "user", "password", "present", "name", "where", "sort", "why", "team")) {
            body.put(key, hostile);
        }
        return body;
    }

    private static void quick(TestClient who, String method, String address, JsonNode body, int status) {
        long begun = System.nanoTime();
        String type = body == null ? null : address.contains("/bulk") ? "application/x-ndjson" : "application/json";
        Answer answer = who.header("If-Match", "\"1\"").send(method, address, body, type);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        // asleep it would be nine seconds
        assertThat(millis).as(answer.toString()).isLessThan(4000);
        assertThat(answer.status()).as(answer.toString()).isLessThan(500);
        if (status != 0) {
            answer.expectProblem(status);
        }
        assertThat(answer.body())
                .as(answer.toString())
                .doesNotContain("SQLException", "org.h2", "org.postgresql", "syntax error", "jdbc", "org.kontor.core");
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
