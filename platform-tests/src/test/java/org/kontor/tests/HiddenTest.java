package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
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
    private static TestClient boxes;
    private static TestClient things;

    static void people() {
        platform.users()
                .role("boxes", grant("every.box", Verb.READ))
                .role("things", grant("every.thing", Verb.READ).put("but_fields", "count, lines, note"));
        boxes = platform.users().add("boxes", "boxes");
        things = platform.users().add("things", "things");
    }

    /** What is said, with a name in it replaced. */
    private static String said(Answer answer, String name) {
        JsonNode json = answer.json();
        return answer.status()
                + json.path("detail").asText().replace(name, "?")
                + json.path("errors").toString().replace(name, "?");
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
        Answer hidden = search(things, "system.setting");
        hidden.expectProblem(422, "entity");
        assertThat(said(hidden, "setting")).isEqualTo(said(search(things, "system.nothing"), "nothing"));
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
    @Tag("S-32")
    void theDescriptionTellsNothingOfWhatIsHidden() {
        String whole = platform.admin().get("meta").expect(200).body();
        assertThat(whole).contains("count_not_negative", "every.line", "\"finish\"");
        assertThat(things.get("meta").expect(200).body())
                .doesNotContain("count_not_negative", "The count is not negative", "every.line", "\"finish\"");
        things.get("meta/every/line").expectProblem(404);
    }
}
