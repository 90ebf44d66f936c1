package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.core.plugin.PluginReport;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Aspects over REST: rows of many entities as one list, with the rights of each. */
@OnEachDatabase
class AspectTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(AspectTest::someThingsWithLines);

    private static final String THINGS = "records/every/thing";
    private static final String SIGHTINGS = "records/every/sighting";

    private static TestClient reader;
    private static TestClient lawyer;
    private static Answer box;
    private static Answer second;

    static void someThingsWithLines() {
        box = platform.admin()
                .post("records/every/box", object("label", "crate"))
                .expect(201);
        for (int i = 1; i <= 3; i++) {
            Answer thing = platform.admin()
                    .post(
                            THINGS,
                            object(
                                    "caption",
                                    "thing " + i,
                                    "secret",
                                    "treasure " + i,
                                    "note",
                                    "note " + i,
                                    "seen",
                                    "2026-0" + i + "-01T10:00:00Z",
                                    "amount",
                                    object("amount", "10.00", "currency", "EUR"),
                                    "box",
                                    box.id(),
                                    "lines",
                                    array(object("text", "line " + i))))
                    .expect(201);
            second = i == 2 ? thing : second;
        }
        reader = platform.users()
                .role(
                        "aspect_reader",
                        grant("every.thing", Verb.READ, Verb.EXPORT).put("but_fields", "note"),
                        grant("every.box", Verb.READ))
                .add("aspect_reader", "aspect_reader");
        lawyer = platform.users()
                .role("aspect_lawyer", grant("every.thing", Verb.READ).put("also_fields", "secret"))
                .add("aspect_lawyer", "aspect_lawyer");
    }

    private static List<String> words(Answer answer) {
        List<String> words = new ArrayList<>();
        answer.expect(200)
                .json()
                .path("records")
                .forEach(row -> words.add(row.path("words").asText()));
        return words;
    }

    @Test
    void rowsOfSeveralEntitiesAreOneListThatPagesByKey() {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = reader.get(SIGHTINGS + "?sort=-words&limit=2&count=true" + cursor);
            all.addAll(words(page));
            assertThat(page.json().path("count").path("value").asInt()).isEqualTo(6);
            cursor = "&cursor=" + page.json().path("next").asText();
        } while (!cursor.endsWith("null"));
        assertThat(all).containsExactly("thing 3", "thing 2", "thing 1", "line 3", "line 2", "line 1");
    }

    @Test
    void aRowNamesTheRecordBehindItAndOfAPartTheOneItLivesIn() {
        for (String words : List.of("thing 2", "line 2")) {
            JsonNode row = reader.get(SIGHTINGS + "?filter=words=='" + words.replace(" ", "%20") + "'")
                    .expect(200)
                    .json()
                    .path("records")
                    .path(0);
            assertThat(row.path("source").path("entity").asText()).isEqualTo("every.thing");
            assertThat(row.path("source").path("id").asText()).isEqualTo(second.id());
            assertThat(row.path("source").path("title").asText()).isEqualTo("thing 2");
            assertThat(reader.get(SIGHTINGS + "/" + row.path("id").asText())
                            .expect(200)
                            .text("words"))
                    .isEqualTo(words);
        }
        JsonNode expanded = reader.get(SIGHTINGS + "?filter=words=='line%202'&expand=source")
                .expect(200)
                .json()
                .path("records")
                .path(0);
        assertThat(expanded.path("source").path("record").path("caption").asText())
                .isEqualTo("thing 2");
    }

    @Test
    void rowsAreFilteredBehindReferencesAndAddedUp() {
        assertThat(words(reader.get(SIGHTINGS + "?filter=box.label==crate&sort=words")))
                .containsExactly("thing 1", "thing 2", "thing 3");
        assertThat(words(reader.post(
                        SIGHTINGS + "/query",
                        object("where", object("hint", object("is", "a line")), "sort", array("words")))))
                .containsExactly("line 1", "line 2", "line 3");
        JsonNode line = reader.get(SIGHTINGS + "/aggregate?group=box&measure=count,sum:amount")
                .expect(200)
                .json()
                .path("lines")
                .path(0);
        assertThat(line.path("measures").path("count").asInt()).isEqualTo(3);
        assertThat(line.path("measures").path("sum(amount)").path("amount").asText())
                .startsWith("30");
    }

    @Test
    void whatYouMayNotReadOfARecordIsEmptyInItsRowAndFindsNothing() {
        Answer seen =
                reader.get("records/system/time_line?filter=what==seen&sort=at").expect(200);
        assertThat(seen.json().path("records")).hasSize(3);
        assertThat(seen.body()).doesNotContain("note ");
        assertThat(seen.json().path("records").path(0).path("content").isNull()).isTrue();
        assertThat(reader.get("records/system/time_line?filter=content=='note%202'")
                        .expect(200)
                        .json()
                        .path("records"))
                .isEmpty();
        assertThat(platform.admin()
                        .get("records/system/time_line?filter=content=='note%202'")
                        .expect(200)
                        .json()
                        .path("records"))
                .hasSize(1);
    }

    @Test
    void aSensitiveValueOpensToAGrantThatNamesItAndItsReadingIsLogged() {
        assertThat(reader.get(SIGHTINGS).expect(200).body()).doesNotContain("treasure");
        assertThat(reader.get(SIGHTINGS + "?filter=hint=='treasure%202'").json().path("records"))
                .isEmpty();
        assertThat(lawyer.get(SIGHTINGS + "?filter=hint=='treasure%202'")
                        .expect(200)
                        .body())
                .contains("treasure 2");
        // written behind
        Eventually.until(() -> assertThat(platform.admin()
                        .get("audit/accesses?record=" + second.id())
                        .body())
                .contains("secret", "aspect_lawyer"));
    }

    @Test
    void nobodyWritesAnAspectNotEvenAnAdministrator() {
        TestClient admin = platform.admin();
        String id =
                admin.get(SIGHTINGS).json().path("records").path(0).path("id").asText();
        String row = SIGHTINGS + "/" + id;
        for (Answer answer : List.of(
                admin.post(SIGHTINGS, object("words", "new")),
                admin.patch(row, "\"1\"", object("words", "other")),
                admin.delete(row, "\"1\""),
                admin.ndjson(SIGHTINGS + "/bulk", List.of(object("words", "new"))),
                admin.get(row + "/history"),
                admin.get("trash/every/sighting"),
                admin.header("If-Match", "\"1\"").post(row + "/actions/open", object()))) {
            assertThat(answer.status()).as(answer.toString()).isIn(403, 404);
        }
        admin.post(SIGHTINGS, object("words", "new")).expectProblem(403);
        admin.delete(row, "\"1\"").expectProblem(403);
        admin.post(THINGS, object("caption", "x", "about", object("entity", "every.sighting", "id", id)))
                .expectProblem(422, "about");
    }

    @Test
    void whoeverMayTakeOutRecordsTakesOutTheirRows() {
        assertThat(reader.get(SIGHTINGS + "/export").expect(200).lines()).isNotEmpty();
        lawyer.get(SIGHTINGS + "/export").expectProblem(403);
    }

    @Test
    void theModelNamesTheAspectAndWhoPlaysIt() {
        JsonNode aspect = reader.get("meta/every/sighting").expect(200).json();
        assertThat(aspect.path("played_by")).extracting(JsonNode::asText).contains("every.thing");
        assertThat(aspect.path("may").fieldNames()).toIterable().containsExactlyInAnyOrder("read", "export");
        JsonNode paths = reader.get("openapi.json").expect(200).json().path("paths");
        assertThat(paths.path("/" + SIGHTINGS).has("get")).isTrue();
        assertThat(paths.path("/" + SIGHTINGS).has("post")).isFalse();
    }

    @Test
    void somebodyWithoutARightOnWhatPlaysItDoesNotKnowIt() {
        TestClient nobody = platform.users().nobody();
        nobody.get(SIGHTINGS).expectProblem(404);
        nobody.get("meta/every/sighting").expectProblem(404);
    }

    @Test
    void whatPlaysAnAspectThatNobodyDeclaresSleepsAndIsReported() {
        PluginReport.Entry entry = platform.kernel().report().find("every").orElseThrow();
        assertThat(entry.violations()).isEmpty();
        assertThat(entry.brings()).containsEntry("dormant", List.of("every.thing plays nowhere.nothing"));
    }
}
