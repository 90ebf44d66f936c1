package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** What is hidden answers like what does not exist, and is told of nowhere. */
@OnEachDatabase
class HiddenTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(HiddenTest::people);

    private static final String SEARCHES = "records/system/saved_query";
    private static final String THINGS = "records/every/thing";
    private static TestClient boxes;
    private static TestClient things;
    private static TestClient rulers;

    static void people() {
        platform.users()
                .role("boxes", grant("every.box", Verb.READ))
                .role("things", grant("every.thing", Verb.READ).put("but_fields", "count, lines, note"));
        boxes = platform.users().add("boxes", "boxes");
        things = platform.users().add("things", "things");
        platform.users()
                .role("rulers", grant("every.thing", Verb.READ, Verb.CREATE).put("but_fields", "count"));
        rulers = platform.users().add("rulers", "rulers");
    }

    /** What is said, with a name in it replaced. */
    private static String said(Answer answer, String name) {
        JsonNode json = answer.json();
        return answer.status()
                + json.path("detail").asText().replace(name, "?")
                + json.path("errors").toString().replace(name, "?");
    }

    private static Answer ruled(String entity, String field) {
        Object rule = object("entity", entity, "where", object(field, object("atLeast", "x")));
        return rulers.post(THINGS, object("caption", "ruled", "rule", rule));
    }

    @Test
    @Tag("S-32")
    void aConditionInARecordSpeaksOfNothingThatItsWriterMayNotRead() {
        assertThat(ruled("every.thing", "weight").expectProblem(422, "rule").body())
                .contains("decimal");
        Answer unknown = ruled("every.thing", "nothing").expectProblem(422, "rule");
        for (String field : List.of("count", "secret")) {
            assertThat(said(ruled("every.thing", field), field)).isEqualTo(said(unknown, "nothing"));
        }
        Answer nowhere = ruled("every.nothing", "label").expectProblem(422, "rule");
        assertThat(said(ruled("every.box", "size"), "every.box")).isEqualTo(said(nowhere, "every.nothing"));
        Object rule = object("entity", "every.thing", "where", object("count", object("atLeast", "x")));
        assertThat(rulers.ndjson(THINGS + "/bulk", List.of(object("caption", "ruled", "rule", rule)))
                        .body())
                .contains("There is no field count");
        rulers.post(
                        THINGS,
                        object(
                                "caption",
                                "ruled",
                                "rule",
                                object("entity", "every.thing", "where", object("weight", object("atLeast", "1")))))
                .expect(201);
    }

    private static Answer search(TestClient by, String entity, Object... more) {
        var search = object("name", "s", "entity", entity);
        search.setAll(object(more));
        return by.post(SEARCHES, search);
    }

    @Test
    @Tag("S-32")
    void aKeptSearchSpeaksOfNothingThatItsKeeperMayNotRead() {
        search(things, "every.thing", "sort", "-caption").expect(201);
        Answer hidden = search(things, "system.role");
        hidden.expectProblem(422, "entity");
        assertThat(said(hidden, "role")).isEqualTo(said(search(things, "system.nothing"), "nothing"));
        for (String key : new String[] {"sort", "shown_columns"}) {
            Answer field = search(things, "every.thing", key, "count");
            field.expectProblem(422, key);
            assertThat(said(field, "count")).isEqualTo(said(search(things, "every.thing", key, "naught"), "naught"));
        }
        Answer asked = search(things, "every.thing", "condition", asking("note"));
        asked.expectProblem(422, "condition");
        assertThat(said(asked, "note"))
                .isEqualTo(said(search(things, "every.thing", "condition", asking("naught")), "naught"));
    }

    private static JsonNode asking(String field) {
        return object("entity", "every.thing", "where", object(field, object("is", "x")));
    }

    @Test
    @Tag("S-32")
    void aHiddenReferenceBackAnswersLikeOneThatDoesNotExist() {
        Answer hidden = boxes.post("records/every/box/query", object("where", object("some", "every.thing.box")));
        Answer missing = boxes.post("records/every/box/query", object("where", object("some", "every.naught.box")));
        hidden.expectProblem(400);
        assertThat(said(hidden, "thing")).isEqualTo(said(missing, "naught"));
    }

    @Test
    @Tag("S-22")
    @Tag("S-32")
    void whateverIsAskedOfAHiddenFieldIsAnsweredAsOfOneThatDoesNotExist() {
        for (String question : List.of(
                "?filter=~==x",
                "?filter=~=nonsense=1",
                "?filter=~=empty=x",
                "?filter=~:month==1",
                "?filter=~.text==x",
                "?filter=~==1;unheard==1",
                "?sort=~,unheard",
                "?sort=~:month",
                "?fields=~,unheard",
                "?fields=~:month",
                "?expand=~,unheard",
                "?sort=~&fields=unheard",
                "/aggregate?group=~,unheard",
                "/aggregate?group=caption&sort=~",
                "/aggregate?measure=sum:~,nonsense",
                "/aggregate?measure=sum:~")) {
            for (String hidden : List.of("count", "note", "lines")) {
                Answer asked = things.get(THINGS + question.replace("~", hidden));
                Answer missing = things.get(THINGS + question.replace("~", "naught"));
                asked.expectProblem(400);
                assertThat(said(asked, hidden)).as(question).isEqualTo(said(missing, "naught"));
            }
        }
    }

    @Test
    @Tag("S-22")
    @Tag("S-32")
    void aConditionOnAHiddenFieldIsAnsweredAsOneOnAFieldThatDoesNotExist() {
        for (JsonNode where : List.of(
                object("note", object("is", 7)),
                object("note", object("nonsense", "x")),
                object("note", object("contains", "x".repeat(300))),
                object("note", object("when", "nonsense")),
                object("note", "x"),
                object("note", object("is", "x"), "unheard", object("is", 1)),
                object("caption", object("is", object("field", "note"))),
                object("caption", object("is", object("field", "note")), "unheard", object("is", 1)),
                object("not", object("note", object("nonsense", "x"))))) {
            assertThat(asked(things, "every/thing", where, "note"))
                    .as("%s", where)
                    .isEqualTo(asked(things, "every/thing", renamed(where, "note"), "naught"));
        }
        for (JsonNode inner : List.of(
                object("unheard", object("is", 1)),
                object("text", object("is", 7)),
                object("text", object("nonsense", "x")),
                object("text", 7),
                object("text", object("is", "x")))) {
            JsonNode parts = object("some", "lines", "where", inner);
            assertThat(asked(things, "every/thing", parts, "lines"))
                    .as("%s", parts)
                    .isEqualTo(asked(things, "every/thing", renamed(parts, "lines"), "naught"));
            for (String path : List.of("every.thing.box", "every.thing.unheard")) {
                JsonNode back = object("some", path, "where", inner);
                assertThat(asked(boxes, "every/box", back, "thing"))
                        .as("%s", back)
                        .isEqualTo(asked(boxes, "every/box", renamed(back, "thing"), "naught"));
            }
            JsonNode parent = object("some", "every.line.parent", "where", inner);
            assertThat(asked(things, "every/thing", parent, "line"))
                    .as("%s", parent)
                    .isEqualTo(asked(things, "every/thing", renamed(parent, "line"), "naught"));
        }
    }

    private static String asked(TestClient by, String entity, JsonNode where, String name) {
        return said(
                by.post("records/" + entity + "/query", object("where", where)).expectProblem(400), name);
    }

    private static JsonNode renamed(JsonNode where, String hidden) {
        return Json.read(where.toString().replace(hidden, "naught"));
    }

    @Test
    @Tag("S-32")
    void aHiddenEntityAnswersLikeOneThatDoesNotExist() {
        Answer hidden = things.get("records/every/box").expectProblem(404);
        assertThat(said(hidden, "box")).isEqualTo(said(things.get("records/every/naught"), "naught"));
    }

    @Test
    @Tag("S-32")
    void theDescriptionTellsNothingOfWhatIsHidden() {
        String whole = platform.admin().get("meta").expect(200).body();
        assertThat(whole).contains("count_not_negative", "every.line", "\"finish\"");
        assertThat(things.get("meta").expect(200).body())
                .doesNotContain("count_not_negative", "The count is not negative", "every.line", "\"finish\"");
        things.get("meta/every/line").expectProblem(404);
    }
}
