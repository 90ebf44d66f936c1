package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Conditions on the records that a field with several references names. */
@OnEachDatabase
class SomeReferencesTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(SomeReferencesTest::boxesAndThings);

    private static final int ROUNDS = Boolean.getBoolean("kontor.test.long") ? 2000 : 60;
    private static final long SEED = Long.getLong("kontor.test.seed", 172);
    private static final String THINGS = "records/every/thing";
    private static final List<String> LABELS = List.of("ab", "ac", "b", "c");

    private static final Map<String, JsonNode> boxes = new LinkedHashMap<>();
    private static final Map<String, List<String>> things = new LinkedHashMap<>();
    /** Sees large boxes, and the codes of those of them that are called ab. */
    private static TestClient keyed;

    private static TestClient admin() {
        return platform.admin();
    }

    static void boxesAndThings() {
        boxes.clear();
        things.clear();
        Random random = new Random(SEED);
        for (int i = 0; i < 12; i++) {
            ObjectNode box = object("label", LABELS.get(random.nextInt(4)), "lock_code", "k" + random.nextInt(3));
            if (random.nextInt(4) > 0) {
                box.put("size", random.nextInt(10));
            }
            JsonNode made = admin().post("records/every/box", box).expect(201).json();
            boxes.put(made.path("id").asText(), made);
        }
        List<String> ids = List.copyOf(boxes.keySet());
        for (int i = 0; i < 30; i++) {
            List<String> named = new ArrayList<>();
            ids.stream().filter(id -> random.nextInt(6) == 0).forEach(named::add);
            String id = admin().post(THINGS, object("caption", "thing " + i, "boxes", array(named.toArray())))
                    .expect(201)
                    .id();
            things.put(id, named);
        }
        platform.users()
                .role(
                        "keyed",
                        grant("every.thing", Verb.READ, Verb.EXPORT),
                        grant("every.box", Verb.READ)
                                .<ObjectNode>set("condition", on(object("size", object("atLeast", 5)))),
                        grant("every.box", Verb.READ)
                                .put("also_fields", "lock_code")
                                .set(
                                        "condition",
                                        on(object(
                                                "and",
                                                array(
                                                        object("size", object("atLeast", 5)),
                                                        object("label", object("is", "ab")))))))
                .role("boxless", grant("every.thing", Verb.READ))
                .role(
                        "blind",
                        grant("every.thing", Verb.READ).put("but_fields", "boxes"),
                        grant("every.box", Verb.READ));
        keyed = platform.users().add("keyed1", "keyed");
    }

    @Test
    void whatSeveralReferencesCannotBeAskedNamesWhatTheyCan() {
        String box = boxes.keySet().iterator().next();
        assertThat(admin().get(THINGS + "?filter=boxes==" + box).expect(400).text("detail"))
                .contains("boxes cannot be asked with is, only with contains, isEmpty, some");
        assertThat(admin().post(THINGS + "/query", object("where", object("boxes", object("is", box))))
                        .expect(400)
                        .text("detail"))
                .contains("boxes cannot be asked with is, only with contains, isEmpty, some");
    }

    private static ObjectNode on(JsonNode where) {
        return object("entity", "every.box", "where", where);
    }

    private static ObjectNode some(JsonNode where) {
        return object("some", "boxes", "where", where);
    }

    private static TreeSet<String> asked(TestClient client, JsonNode where) {
        return ids(client.post(THINGS + "/query", object("where", where, "limit", 200)));
    }

    /** Of the records of an answer those that were made for all tests. */
    private static TreeSet<String> ids(Answer answer) {
        TreeSet<String> ids = new TreeSet<>();
        answer.expect(200)
                .json()
                .path("records")
                .forEach(each -> ids.add(each.path("id").asText()));
        ids.retainAll(things.keySet());
        return ids;
    }

    /** Conditions, and what they say when each box is looked at by itself. */
    private record Naive(boolean isWhole) {
        boolean sees(JsonNode box) {
            return isWhole || box.path("size").asInt(-1) >= 5;
        }

        boolean opens(JsonNode box, String field) {
            return isWhole
                    || !field.equals("lock_code")
                    || box.path("label").asText().equals("ab");
        }

        boolean ofBox(JsonNode where, JsonNode box) {
            Map.Entry<String, JsonNode> only = where.properties().iterator().next();
            return switch (only.getKey()) {
                case "and" -> all(only.getValue(), box);
                case "or" -> any(only.getValue(), box);
                case "not" -> !ofBox(only.getValue(), box);
                default ->
                    compare(
                            box,
                            only.getKey(),
                            only.getValue().properties().iterator().next());
            };
        }

        private boolean all(JsonNode conditions, JsonNode box) {
            for (JsonNode each : conditions) {
                if (!ofBox(each, box)) {
                    return false;
                }
            }
            return true;
        }

        private boolean any(JsonNode conditions, JsonNode box) {
            for (JsonNode each : conditions) {
                if (ofBox(each, box)) {
                    return true;
                }
            }
            return false;
        }

        private boolean compare(JsonNode box, String field, Map.Entry<String, JsonNode> comparison) {
            JsonNode value = box.path(field);
            boolean isThere = !value.isNull() && !value.isMissingNode() && opens(box, field);
            return switch (comparison.getKey()) {
                case "isEmpty" -> !isThere;
                case "isNot" -> !isThere || !value.equals(comparison.getValue());
                case "is" -> isThere && value.equals(comparison.getValue());
                case "startsWith" ->
                    isThere && value.asText().startsWith(comparison.getValue().asText());
                default -> isThere && value.asInt() >= comparison.getValue().asInt();
            };
        }

        boolean ofThing(JsonNode where, List<String> named) {
            Map.Entry<String, JsonNode> only = where.properties().iterator().next();
            return switch (only.getKey()) {
                case "not" -> !ofThing(only.getValue(), named);
                case "or" ->
                    ofThing(only.getValue().get(0), named)
                            || ofThing(only.getValue().get(1), named);
                default ->
                    named.stream()
                            .map(boxes::get)
                            .filter(this::sees)
                            .anyMatch(box -> where.path("where").isEmpty() || ofBox(where.path("where"), box));
            };
        }

        TreeSet<String> list(JsonNode where) {
            TreeSet<String> found = new TreeSet<>();
            things.forEach((id, named) -> {
                if (ofThing(where, named)) {
                    found.add(id);
                }
            });
            return found;
        }
    }

    private static JsonNode randomOfBox(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> object("label", object(random.nextBoolean() ? "is" : "isNot", LABELS.get(random.nextInt(4))));
            case 1 -> object("label", object("startsWith", "a"));
            case 2 -> object("size", object("atLeast", random.nextInt(10)));
            case 3 -> object("size", object("isEmpty", true));
            case 4 -> object("lock_code", object(random.nextBoolean() ? "is" : "isNot", "k" + random.nextInt(3)));
            case 5 -> object("and", array(randomOfBox(random, depth - 1), randomOfBox(random, depth - 1)));
            case 6 -> object("or", array(randomOfBox(random, depth - 1), randomOfBox(random, depth - 1)));
            default -> object("not", randomOfBox(random, depth - 1));
        };
    }

    private static JsonNode random(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> object("not", some(randomOfBox(random, 2)));
            case 1 -> object("or", array(some(randomOfBox(random, 1)), some(randomOfBox(random, 1))));
            case 2 -> some(object());
            default -> some(randomOfBox(random, 2));
        };
    }

    @Test
    @Tag("S-22")
    void randomQuestionsAreAnsweredAsALookAtEachRecordAnswersThem() {
        Random random = new Random(SEED);
        int filled = 0;
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode where = random(random);
            for (boolean isWhole : List.of(true, false)) {
                TreeSet<String> expected = new Naive(isWhole).list(where);
                String as = "seed " + SEED + ", round " + round + ", whole " + isWhole + ": " + where;
                TestClient client = isWhole ? admin() : keyed;
                assertThat(asked(client, where)).as(as).isEqualTo(expected);
                filled += expected.isEmpty() || expected.size() == things.size() ? 0 : 1;
                if (round % 10 == 0) {
                    ObjectNode known = object("and", array(where, object("caption", object("startsWith", "thing "))));
                    JsonNode numbers = client.post(
                                    THINGS + "/aggregate", object("where", known, "measures", array("count")))
                            .expect(200)
                            .json();
                    assertThat(numbers.toString()).as(as).contains(String.valueOf(expected.size()));
                    assertThat(client.post(THINGS + "/export", object("where", known))
                                    .expect(200)
                                    .lines())
                            .as(as)
                            .hasSize(expected.size());
                }
            }
        }
        assertThat(filled).as("questions that tell records apart").isGreaterThan(ROUNDS / 2);
    }

    @Test
    @Tag("S-22")
    void whoMayReadNeitherTheFieldNorWhatItNamesAsksForNothingThatIsThere() {
        JsonNode where = object("where", some(object("label", object("is", "b"))));
        platform.users()
                .add("boxless1", "boxless")
                .post(THINGS + "/query", where)
                .expectProblem(400);
        platform.users().add("blind1", "blind").post(THINGS + "/query", where).expectProblem(400);
        // of a field that nobody may read by this role it is not even told that it compares wrongly
        TestClient plain = platform.users().add("boxless2", "boxless");
        String unknown = plain.post(THINGS + "/query", object("where", object("some", "nothing")))
                .expectProblem(400)
                .body();
        assertThat(plain.post(THINGS + "/query", object("where", object("some", "caption")))
                        .expectProblem(400)
                        .body()
                        .replace("caption", "nothing"))
                .isEqualTo(unknown);
    }

    @Test
    void aFilterThatCannotSayItNamesTheFieldAndHowItIsAsked() {
        assertThat(admin().get(THINGS + "?filter=boxes.label==b")
                        .expectProblem(400)
                        .body())
                .contains("\\\"some\\\": \\\"boxes\\\"", "\\\"label\\\"");
        JsonNode meta = admin().get("meta/every/thing").expect(200).json();
        List<String> asked = new ArrayList<>();
        meta.path("fields").forEach(each -> {
            if (each.path("some").asBoolean()) {
                asked.add(each.path("name").asText());
            }
        });
        assertThat(asked).containsExactlyInAnyOrder("boxes", "lines");
    }

    @Test
    void whatPointsHereIsRelatedThoughNoPluginShowsIt() {
        JsonNode related = admin().get("meta/every/box").expect(200).json().path("related");
        assertThat(related.findValuesAsText("some")).contains("every.thing.box", "every.thing.boxes");
        for (JsonNode each : related) {
            String some = each.path("some").asText();
            assertThat(each.path("several").asBoolean()).isEqualTo(some.equals("every.thing.boxes"));
            admin().post("records/every/box/query", object("where", object("some", some)))
                    .expect(200);
        }
        assertThat(platform.users()
                        .add("blind2", "blind")
                        .get("meta/every/box")
                        .expect(200)
                        .json()
                        .path("related")
                        .findValuesAsText("some"))
                .contains("every.thing.box")
                .doesNotContain("every.thing.boxes");
    }

    @Test
    void viewsAndChangesSinceAndThePastKnowIt() {
        ObjectNode where = some(object("label", object("is", "b")));
        String view = admin().post(
                        "records/system/saved_query",
                        object(
                                "name",
                                "in b",
                                "entity",
                                "every.thing",
                                "condition",
                                object("entity", "every.thing", "where", where)))
                .expect(201)
                .id();
        assertThat(ids(admin().get(THINGS + "?limit=200&view=" + view))).isEqualTo(new Naive(true).list(where));
        assertThat(admin().get("records/system/saved_query/" + view)
                        .expect(200)
                        .json()
                        .at("/condition/where"))
                .isEqualTo(where);
        admin().post(THINGS + "/query", object("where", where, "as_of", "2026-01-01T00:00:00Z"))
                .expectProblem(400);
    }

    @Test
    void rulesAndRightsAskIt() {
        PluginDesk desk = new PluginDesk(admin());
        desk.model(rule(
                "every.thing",
                "no_rotten",
                "must",
                "when",
                object("not", some(object("label", object("is", "rotten")))),
                "message",
                "Not in a rotten box"));
        String rotten = admin().post("records/every/box", object("label", "rotten"))
                .expect(201)
                .id();
        String sound = admin().post("records/every/box", object("label", "sound", "size", 3))
                .expect(201)
                .id();
        admin().post(THINGS, object("caption", "put", "boxes", array(sound, rotten)))
                .expectProblem(422);
        String thing = admin().post(THINGS, object("caption", "put", "boxes", array(sound)))
                .expect(201)
                .id();
        admin().patch(THINGS + "/" + thing, "\"1\"", object("boxes", array(sound, rotten)))
                .expectProblem(422);
        desk.model(object("entity", "every.thing", "rule", "no_rotten", "to", "retired"));

        ObjectNode right = grant("every.thing", Verb.READ);
        right.set("condition", object("entity", "every.thing", "where", some(object("label", object("is", "sound")))));
        platform.users().role("sound", right);
        TestClient sounding = platform.users().add("sounding", "sound");
        JsonNode seen = sounding.get(THINGS + "?limit=200").expect(200).json().path("records");
        assertThat(seen).hasSize(1);
        assertThat(seen.at("/0/id").asText()).isEqualTo(thing);
    }
}
