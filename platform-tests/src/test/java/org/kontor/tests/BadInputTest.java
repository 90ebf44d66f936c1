package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.DatabaseState;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** Bad input is refused with a problem that names field and reason, does nothing by halves and shows nothing internal. */
@OnEachDatabase
class BadInputTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String THINGS = "records/every/thing";
    private static final String BOXES = "records/every/box";

    private Answer box;
    private DatabaseState before;

    @BeforeEach
    void oneBox() {
        box = platform.admin().post(BOXES, object("label", "first", "size", 1)).expect(201);
        before = records();
    }

    @AfterEach
    void nothingIsDoneByHalves() {
        assertThat(records()).isEqualTo(before);
    }

    private static DatabaseState records() {
        DatabaseState all = platform.state();
        return new DatabaseState(all.tables().entrySet().stream()
                .filter(table ->
                        table.getKey().startsWith("every_") || table.getKey().contains("change"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void whatIsNoJsonIsMalformed() {
        for (String body : List.of(
                "",
                "{",
                "{\"label\":}",
                "{\"label\":\"a\"} x",
                "{\"label\":\"a\",\"label\":\"b\"}",
                "not json",
                "\u0000",
                "{'label':'a'}",
                "{\"label\":NaN}",
                "<xml/>")) {
            check(platform.admin().post(BOXES, body), 400);
        }
        for (String body : List.of("[]", "null", "7", "\"text\"", "true", "[{\"label\":\"a\"}]")) {
            Answer answer = platform.admin().post(BOXES, body);
            assertThat(answer.status()).as(body).isIn(400, 422);
            check(answer, answer.status());
        }
    }

    @Test
    void bytesThatAreNoTextAreMalformed() {
        byte[] broken = "{\"label\":\"a?\"}".getBytes(StandardCharsets.UTF_8);
        broken[11] = (byte) 0xff;
        check(platform.admin().send("POST", BOXES, broken, "application/json"), 400);
    }

    @Test
    void anotherContentTypeIsRefused() {
        check(platform.admin().send("POST", BOXES, "label=a", "application/x-www-form-urlencoded"), 415);
        check(platform.admin().send("POST", BOXES, "<box/>", "application/xml"), 415);
    }

    @Test
    void nestingHasItsEnd() {
        String deep = "{\"label\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        check(platform.admin().post(BOXES, deep), 413);
        ObjectNode where = object("size", object("is", 1));
        for (int i = 0; i < 40; i++) {
            where = object("not", where);
        }
        check(platform.admin().post(BOXES + "/query", object("where", where)), 400);
        check(platform.admin().get(BOXES + "?filter=" + "(".repeat(500) + "size==1" + ")".repeat(500)), 400);
    }

    @Test
    void unknownKeysAreNamed() {
        for (String key : List.of(
                "colour",
                "id",
                "version",
                "created_at",
                "created_by",
                "updated_at",
                "LABEL",
                "",
                "label ",
                "name) VALUES(1);--",
                "__proto__",
                "constructor",
                "x\"; drop table users; --")) {
            Answer answer = platform.admin().post(BOXES, object("label", "a", key, "x"));
            check(answer, 422);
            assertThat(answer.fields()).as(answer.toString()).hasSize(1);
        }
    }

    @Test
    void anAddressOnTheWebHasAHost() {
        for (String bad : List.of(
                "http://javascript:alert(1)",
                "https://javascript:x",
                "http://a:b@c",
                "http://",
                "http://:80",
                "http://a(1)")) {
            Answer refused = platform.admin().post(THINGS, object("caption", "address", "url", bad));
            assertThat(refused.status()).as(bad).isEqualTo(422);
            assertThat(refused.fields()).contains("url");
        }
    }

    @Test
    void wrongTypesAreNamedAllTogether() {
        Answer answer = platform.admin()
                .post(
                        THINGS,
                        object(
                                "caption",
                                7,
                                "email",
                                "no address",
                                "url",
                                "javascript:alert(1)",
                                "count",
                                "seven",
                                "weight",
                                "1e400",
                                "amount",
                                object("amount", "1", "currency", "XXXX"),
                                "good",
                                "yes",
                                "on_day",
                                "2026-02-30",
                                "at_hour",
                                "25:00",
                                "seen",
                                "yesterday",
                                "meeting",
                                object("at", "2026-01-01T00:00:00Z", "zone", "Mars/Olympus"),
                                "stay",
                                object("from", "2026-01-02T00:00:00Z", "to", "2026-01-01T00:00:00Z"),
                                "kind",
                                "medium",
                                "colour",
                                array("pink"),
                                "box",
                                "no id",
                                "about",
                                object("id", "x"),
                                "boxes",
                                "one",
                                "lines",
                                object("text", "a"),
                                "rule",
                                "true"));
        check(answer, 422);
        assertThat(answer.fields())
                .contains(
                        "caption", "email", "url", "count", "weight", "amount", "good", "on_day", "at_hour", "seen",
                        "meeting", "stay", "kind", "colour", "box", "about", "boxes", "lines", "rule");
    }

    @Test
    void textsHaveTheirLength() {
        check(platform.admin().post(THINGS, object("caption", "x".repeat(81))), 422, "caption");
        check(platform.admin().post(BOXES, object("label", "x".repeat(256))), 422, "label");
        check(platform.admin().post(THINGS, object("caption", "a", "note", "x".repeat(100_001))), 422, "note");
        check(platform.admin().post(BOXES, object("label", "x".repeat(3_000_000))), 413);
        Answer large = platform.admin().post(BOXES, object("label", "x".repeat(11 * 1024 * 1024)));
        assertThat(large.status()).isEqualTo(413);
    }

    @Test
    void controlCharactersAndHalvesOfCharactersAreRefused() {
        check(platform.admin().post(BOXES, object("label", "a\u0000b")), 422, "label");
        check(platform.admin().post(BOXES, object("label", "a\r\nb")), 422, "label");
        check(platform.admin().post(BOXES, "{\"label\":\"a\\ud800b\"}"), 422, "label");
        check(platform.admin().post(BOXES, object("label", "   ")), 422, "label");
        check(platform.admin().post(BOXES, object("size", 1)), 422, "label");
    }

    @Test
    void numbersHaveTheirRange() {
        check(platform.admin().post(BOXES, "{\"label\":\"a\",\"size\":9223372036854775808}"), 422, "size");
        check(platform.admin().post(BOXES, "{\"label\":\"a\",\"size\":1.5}"), 422, "size");
        check(platform.admin().post(THINGS, object("caption", "a", "weight", "0.0000001")), 422, "weight");
        check(platform.admin().post(THINGS, object("caption", "a", "count", -1)), 422);
        Answer huge = platform.admin().post(BOXES, "{\"label\":\"a\",\"size\":1e999999999}");
        assertThat(huge.status()).isIn(400, 413, 422);
    }

    @Test
    void aReferenceMustPointToARecordInSight() {
        String nowhere = UUID.randomUUID().toString();
        check(platform.admin().post(THINGS, object("caption", "a", "box", nowhere)), 422, "box");
        check(platform.admin().post(THINGS, object("caption", "a", "boxes", array(box.id(), nowhere))), 422, "boxes");
        check(
                platform.admin()
                        .post(THINGS, object("caption", "a", "about", object("entity", "every.line", "id", nowhere))),
                422,
                "about");
        check(
                platform.admin()
                        .post(THINGS, object("caption", "a", "box", object("entity", "every.thing", "id", box.id()))),
                422,
                "box");
        check(
                platform.admin()
                        .post(THINGS, object("caption", "a", "lines", array(object("text", "l", "box", nowhere)))),
                422);
        check(
                platform.admin()
                        .post(THINGS, object("caption", "a", "lines", array(object("id", nowhere, "text", "l")))),
                422);
    }

    @Test
    void anEmptyEntryIsNoRecord() {
        check(platform.admin().post(THINGS, object("caption", "a", "boxes", array(""))), 422, "boxes");
        check(platform.admin().post(THINGS, object("caption", "a", "boxes", array(box.id(), ""))), 422, "boxes");
    }

    @Test
    void anAddressThatBreaksHttpSaysWhatToLookAt() {
        assertThat(platform.admin()
                        .get("records//" + box.id())
                        .expectProblem(400)
                        .text("detail"))
                .contains("(//)");
    }

    @Test
    void partsNameTheirIndex() {
        Answer answer = platform.admin()
                .post(THINGS, object("caption", "a", "lines", array(object("text", "ok"), object("quantity", "x"))));
        check(answer, 422);
        assertThat(answer.fields()).contains("lines[1].text").contains("lines[1].quantity");
        Object[] many = Stream.generate(() -> object("text", "l")).limit(1001).toArray();
        check(platform.admin().post(THINGS, object("caption", "a", "lines", array(many))), 422, "lines");
    }

    @Test
    void aChangeNamesTheVersionThatWasRead() {
        String path = BOXES + "/" + box.id();
        check(platform.admin().send("PATCH", path, object("size", 2), "application/merge-patch+json"), 428);
        check(platform.admin().send("DELETE", path, null, null), 428);
        for (String wrong : List.of("\"0\"", "\"99\"", "W/\"0\"")) {
            check(platform.admin().patch(path, wrong, object("size", 2)), 412);
            check(platform.admin().delete(path, wrong), 412);
        }
        for (String odd : List.of("*", "1", "\"x\"", "\"1\", \"2\"", "\"-1\"", "\"99999999999999999999\"")) {
            Answer answer = platform.admin().patch(path, odd, object("size", 2));
            assertThat(answer.status()).as(odd).isIn(400, 412, 428);
            check(answer, answer.status());
        }
    }

    @Test
    void whatDoesNotExistIsNotFoundHoweverItIsAsked() {
        String nothing = UUID.randomUUID().toString();
        Answer missing = platform.admin().get(BOXES + "/" + nothing);
        check(missing, 404);
        for (String id :
                List.of("1", "1%20OR%201=1", "%00", "..%2f..", "a'%7C%7C(select%201)%7C%7C'", nothing + "0", "null")) {
            Answer answer = platform.admin().get(BOXES + "/" + id);
            assertThat(answer.status()).as(id).isIn(400, 404);
            assertThat(answer.body()).as(id).doesNotContain("Exception");
        }
        check(platform.admin().get("records/every/nothing"), 404);
        check(platform.admin().get("records/nothing/box"), 404);
        check(platform.admin().get("records/every/line"), 404);
        check(platform.admin().get("nothing"), 404);
        check(platform.admin().post(BOXES + "/" + box.id() + "/actions/nothing", object()), 404);
        check(platform.admin().patch(BOXES + "/" + nothing, "\"1\"", object("size", 1)), 404);
        check(platform.admin().delete(BOXES + "/" + nothing, "\"1\""), 404);
    }

    @Test
    void hostileTextIsKeptAsItIs() {
        before = null;
        for (String text : List.of(
                "x'); DROP TABLE every_box; --",
                "${jndi:ldap://x}",
                "<script>alert(1)</script>",
                "=cmd|'/c calc'!A1",
                "%s%n%x",
                "../../etc/passwd",
                "\\u0000",
                "' OR '1'='1",
                "İıſß",
                "\u202Eabc")) {
            Answer made = platform.admin().post(BOXES, object("label", text)).expect(201);
            assertThat(made.text("label")).isEqualTo(text);
            assertThat(platform.admin()
                            .post(BOXES + "/query", object("where", object("label", object("is", text))))
                            .expect(200)
                            .json()
                            .path("records"))
                    .as(text)
                    .isNotEmpty();
        }
        before = records();
    }

    @Test
    void methodsThatAnAddressDoesNotKnowAreRefused() {
        for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "NONSENSE")) {
            Answer answer = platform.admin().send(method, BOXES, null, null);
            assertThat(answer.status()).as(method).isBetween(400, 499);
        }
    }

    private static void check(Answer answer, int status, String field) {
        check(answer, status);
        answer.expectProblem(status, field);
    }

    private static void check(Answer answer, int status) {
        answer.expectProblem(status);
        assertThat(answer.body())
                .as(answer.toString())
                .doesNotContain(
                        "org.kontor", "Exception", "jdbc", "SELECT ", "java.", "\tat ", "every_box", "EVERY_BOX");
    }
}
