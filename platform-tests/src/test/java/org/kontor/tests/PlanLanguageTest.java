package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Each administrator reads a plan in their own language, whoever made it, and it is one plan. */
@OnEachDatabase
class PlanLanguageTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final List<String> LANGUAGES = List.of("en", "cs", "pl", "de", "zh");
    /** Words of English sentences that none of the other languages has. */
    private static final Pattern ENGLISH = Pattern.compile(
            "(?iU)(?<![\\w./-])(the|of|is|are|there|with|and|that|which|table|rule|brings|rows?|records?|nobody|deleted|kept|field|"
                    + "because|enable|make|create|change|it|its|this|new|required|enabled|available|fields|against)"
                    + "(?![\\w./-])");

    private static PluginDesk desk() {
        return new PluginDesk(in("en"));
    }

    private static TestClient in(String language) {
        return platform.admin().header("Accept-Language", language);
    }

    private static Map<String, JsonNode> read(String plan) {
        Map<String, JsonNode> all = new TreeMap<>();
        LANGUAGES.forEach(language -> all.put(
                language, in(language).get("platform/plans/" + plan).expect(200).json()));
        return all;
    }

    private static String fingerprint(String plan) {
        return in("en").get("records/system/plan/" + plan).expect(200).text("fingerprint");
    }

    /** All that is said in a plan, however it is asked for. */
    private static List<String> said(String language, String plan, JsonNode json) {
        List<String> said = new ArrayList<>(json.path("text").asText().lines().toList());
        said.add(json.path("title").asText());
        List.of("model", "warnings").forEach(key -> json.path(key).forEach(each -> said.add(each.asText())));
        json.path("tables").forEach(each -> said.add(each.path("text").asText()));
        json.path("conflicts")
                .forEach(each -> List.of("place", "reason", "mend")
                        .forEach(key -> said.add(each.path(key).asText())));
        Answer record = in(language).get("records/system/plan/" + plan).expect(200);
        assertThat(record.text("summary")).isEqualTo(json.path("text").asText());
        assertThat(record.text("label")).isEqualTo(json.path("title").asText());
        JsonNode first = in(language)
                .get("records/system/plan?fields=summary&sort=-created_at&limit=1")
                .expect(200)
                .json()
                .at("/records/0/summary");
        assertThat(first.asText()).isEqualTo(record.text("summary"));
        // what people wrote themselves is the same in all languages
        said.replaceAll(line -> line.replaceAll("\\{.*\\}|The (weight|mood)", ""));
        said.removeIf(String::isEmpty);
        return said;
    }

    private static void noneIsEnglish(String plan) {
        Map<String, JsonNode> all = read(plan);
        int lines = said("en", plan, all.get("en")).size();
        assertThat(said("en", plan, all.get("en")))
                .anyMatch(line -> ENGLISH.matcher(line).find());
        all.forEach((language, json) -> {
            List<String> said = said(language, plan, json);
            assertThat(said).as(language).hasSize(lines);
            assertThat(json.toString()).doesNotContain("\"said\"", "\"patterns\"");
            if (!language.equals("en")) {
                assertThat(said)
                        .as(language)
                        .allSatisfy(line -> assertThat(ENGLISH.matcher(line).find())
                                .as(line)
                                .isFalse());
                ((ObjectNode) json).remove(List.of("text", "title", "model", "warnings", "tables", "conflicts"));
                ObjectNode english = all.get("en").deepCopy();
                english.remove(List.of("text", "title", "model", "warnings", "tables", "conflicts"));
                assertThat(json).isEqualTo(english);
            }
        });
    }

    @Test
    void aPlanOfOwnPartsIsReadInEachLanguageAndHasOneFingerprint() {
        platform.admin().post("records/every/thing", object("caption", "One")).expect(201);
        JsonNode[] wishes = {
            field("every.thing", "weight", "decimal", "required", true),
            field("every.thing", "mood", "choice", "values", array(object("name", "glad"))),
            rule("every.thing", "captioned", "must", "when", object("caption", object("is", "x")), "message", "No"),
            rule(
                    "every.thing",
                    "leave",
                    "transition",
                    "label",
                    "Leave",
                    "moves",
                    object("field", "x_mood", "from", array("glad"), "to", "glad"),
                    "by",
                    object("roles", array("nobodys"), "users", array("ghost")))
        };
        TreeSet<String> prints = new TreeSet<>();
        for (String language : LANGUAGES) {
            Answer plan = new PluginDesk(in(language)).proposeModel(wishes).expect(201);
            assertThat(plan.json().path("text").asText())
                    .isEqualTo(read(plan.text("id")).get(language).path("text").asText());
            prints.add(fingerprint(plan.text("id")));
            noneIsEnglish(plan.text("id"));
        }
        assertThat(prints).hasSize(1);
    }

    @Test
    void aPlanOfPluginsIsReadInEachLanguageAndAppliedByWhoeverReadsAnother() {
        String item = "EntityName.of(\"herd\", \"item\")";
        PluginSource herd = PluginSource.of("herd", "1.0", """
                Contribution.of("herd", "Herd").entities(Entity.of(%1$s, "Item", "Items")
                    .fields(%1$s.text("name").required(), %1$s.choice("state", Choice.of("in"), Choice.of("out")))
                    .title(%1$s.text("name")))
                    .rules(%1$s, Rule.unique(%1$s.text("name")), Rule.index(%1$s.text("name")))
                    .permissions(Permission.of("herd", "drive", "Drive"))
                    .actions(Action.on(%1$s, "drive").requires(Permission.of("herd", "drive", "Drive"))
                        .moves(%1$s.choice("state", Choice.of("in"), Choice.of("out")),
                            java.util.Set.of(Choice.of("in")), Choice.of("out"))
                        .by(Who.role("shepherds"), Who.team("dogs"), Who.user("ann")))
                """.formatted(item));
        String hash = desk().upload(herd);
        Answer plan = new PluginDesk(in("de")).plan("herd", "enabled", hash).expect(201);
        assertThat(plan.text("text")).contains("verfügbar 1.0 → eingeschaltet 1.0", "Die Tabelle herd_item mit");
        noneIsEnglish(plan.text("id"));
        new PluginDesk(in("zh")).apply(plan).expect(200);
        new PluginDesk(in("cs")).apply(plan).expectProblem(409);
        in("en").post("records/herd/item", object("name", "Dolly")).expect(201);
        Answer away = new PluginDesk(in("pl")).plan("herd", "removed").expect(201);
        noneIsEnglish(away.text("id"));
        desk().apply(away).expect(200);
        Answer purge = new PluginDesk(in("cs")).plan("herd", "purged").expect(201);
        noneIsEnglish(purge.text("id"));
        JsonNode removed =
                in("de").get("platform/plugins/herd").expect(200).json().at("/violations/0");
        assertThat(removed.path("reason").asText()).isEqualTo("es wurde entfernt");
    }

    @Test
    void aPlanForConfigurationSaysInEachLanguageWhatStandsAgainstIt() {
        Answer plan = in("de").send("POST", "platform/configuration", """
                        {"format": 1, "kontor": "1", "plugins": {}, "entities": {
                          "system.team": [{"name": "Flock"}, {"name": "Flock"}],
                          "every.nothing": [{"name": "x"}],
                          "system.role": [{"name": "shepherds", "nonsense": 1,
                            "grants": [{"entity": "every.thing", "nonsense": 1}]}]}}
                        """, "application/json")
                .expect(201);
        assertThat(plan.json().path("conflicts").size()).isGreaterThan(2);
        noneIsEnglish(plan.text("id"));
    }

    @Test
    void aPlanOfAnEarlierVersionIsStillRead() throws Exception {
        Answer plan =
                desk().proposeModel(field("every.thing", "age", "integer")).expect(201);
        try (Connection connection = platform.connect();
                PreparedStatement update = connection.prepareStatement(
                        "update system_plan set said = null, summary = ?, content = ? where id = ?")) {
            update.setString(1, "Own field every.thing.x_age (integer): new");
            update.setString(2, """
                    {"plugins": [], "model": ["Own field every.thing.x_age (integer): new"], "tables": [
                      {"kind": "new columns", "table": "every_thing", "text": "Add the column x_age to every_thing",
                       "rows": {"value": 0, "exact": true}}],
                     "warnings": ["Beware"], "conflicts": [], "possible": true}""");
            update.setObject(3, UUID.fromString(plan.text("id")));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        JsonNode read =
                in("cs").get("platform/plans/" + plan.text("id")).expect(200).json();
        assertThat(read.path("text").asText()).isEqualTo("Own field every.thing.x_age (integer): new");
        assertThat(read.at("/model/0").asText()).isEqualTo(read.path("text").asText());
        assertThat(read.at("/tables/0/text").asText()).isEqualTo("Add the column x_age to every_thing");
        assertThat(read.at("/warnings/0").asText()).isEqualTo("Beware");
        assertThat(in("cs").get("records/system/plan/" + plan.text("id"))
                        .expect(200)
                        .text("summary"))
                .isEqualTo("Own field every.thing.x_age (integer): new");
    }
}
