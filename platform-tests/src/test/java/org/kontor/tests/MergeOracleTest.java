package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
import org.kontor.tests.kin.KinPlugin;

/**
 * Random merges against a naive model of who points to whom and what the record that stays holds, and taken back against a copy
 * of all that was there; by an administrator and by somebody who does not know half of the fields.
 */
@OnEachDatabase
@Tag("PLUS-03")
@Tag("PLUS-04")
class MergeOracleTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(KinPlugin.class)
            .given(() -> platform()
                    .users()
                    .role(
                            "narrow",
                            TestUsers.grant("kin.person", Verb.values())
                                    .put("but_fields", "note, email, links, friends")));

    private static final boolean LONG = Boolean.getBoolean("kontor.test.long");
    private static final int ROUNDS = LONG ? 200 : 12;
    private static final long SEED = Long.getLong("kontor.test.seed", LONG ? System.nanoTime() : 5);
    private static final String PEOPLE = "records/kin/person";
    private static final List<String> ENTITIES =
            List.of("kin/person", "kin/visit", "kin/secret", "system/comment", "system/attachment");

    private final Random random = new Random(SEED);
    private final MergeDesk desk = new MergeDesk(admin(), PEOPLE);
    private final MergeDesk narrow =
            new MergeDesk(platform.users().add("narrow" + System.nanoTime(), "narrow"), PEOPLE);

    private static PlatformExtension platform() {
        return platform;
    }

    private MergeDesk either() {
        return random.nextBoolean() ? desk : narrow;
    }

    private static TestClient admin() {
        return platform.admin();
    }

    /** All that is there, by id, but for versions, stamps and what hooks wrote of moments. */
    private static Map<String, JsonNode> copy() {
        Map<String, JsonNode> all = new TreeMap<>();
        for (String entity : ENTITIES) {
            String cursor = "";
            do {
                JsonNode page = admin().get("records/" + entity + "?limit=200" + cursor)
                        .expect(200)
                        .json();
                for (JsonNode each : page.path("records")) {
                    ObjectNode record =
                            ((ObjectNode) each).without(List.of("version", "updated_at", "updated_by", "last"));
                    all.put(each.path("id").asText(), sorted(record));
                }
                cursor = page.path("next").isNull()
                        ? ""
                        : "&cursor=" + page.path("next").asText();
            } while (!cursor.isEmpty());
        }
        return all;
    }

    private static void same(Map<String, JsonNode> now, Map<String, JsonNode> then, String where) {
        assertThat(now.keySet()).as(where).isEqualTo(then.keySet());
        then.forEach((id, record) -> assertThat(now.get(id)).as(where).isEqualTo(record));
    }

    /** What stands in a title is named after what it points to. */
    private static JsonNode sorted(ObjectNode record) {
        record.findParents("title").forEach(each -> ((ObjectNode) each).remove("title"));
        record.path("links")
                .forEach(each -> ((ObjectNode) each)
                        .remove(List.of("version", "created_at", "created_by", "updated_at", "updated_by")));
        return record;
    }

    private void populate() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            ArrayNode friends = (ArrayNode) array();
            ArrayNode links = (ArrayNode) array();
            for (String each : people) {
                if (random.nextInt(4) == 0) {
                    friends.add(each);
                }
                if (random.nextInt(5) == 0) {
                    links.add(object("kind", "kind " + random.nextInt(3), "with", each));
                }
            }
            people.add(desk.make(
                    "full_name",
                    "Person " + i,
                    "email",
                    random.nextBoolean() ? "p" + i + "." + System.nanoTime() + "@example.org" : null,
                    "note",
                    random.nextBoolean() ? "note " + i : null,
                    "mother",
                    any(people),
                    "friends",
                    friends,
                    "links",
                    links));
        }
        for (int i = 0; i < 30; i++) {
            String who = people.get(random.nextInt(people.size()));
            JsonNode links = desk.read(who).path("links");
            admin().post(
                            "records/kin/visit",
                            object(
                                    "who",
                                    who,
                                    "linked",
                                    links.isEmpty() ? null : links.at("/0/id").asText(),
                                    "on_day",
                                    "2026-10-" + (10 + random.nextInt(20) % (10 + i))));
            admin().post(
                            "records/system/comment",
                            object("text", "c" + i, "about", object("entity", "kin.person", "id", who)))
                    .expect(201);
        }
    }

    private String any(List<String> people) {
        return people.isEmpty() || random.nextBoolean() ? null : people.get(random.nextInt(people.size()));
    }

    @Test
    void whatIsTakenBackIsAsItWas() {
        populate();
        Map<String, JsonNode> first = copy();
        Deque<JsonNode> merges = new ArrayDeque<>();
        Deque<Map<String, JsonNode>> copies = new ArrayDeque<>();
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (merges.size() > 4 || !merges.isEmpty() && random.nextInt(4) == 0) {
                either().undo(merges.pop());
                same(copy(), copies.pop(), "seed " + SEED + ", round " + round);
                continue;
            }
            Map<String, JsonNode> before = copy();
            List<String> people = new ArrayList<>();
            before.forEach((id, record) -> {
                if (record.has("full_name")) {
                    people.add(id);
                }
            });
            Collections.shuffle(people, random);
            List<String> others = people.subList(1, 2 + random.nextInt(2));
            Answer answer = either().ask(people.getFirst(), List.copyOf(others));
            if (answer.isOk()) {
                merges.push(answer.json());
                copies.push(before);
                checkMerged(before, people.getFirst(), others, round);
            } else {
                // two visits of one day
                answer.expectProblem(409);
                refused++;
                assertThat(copy()).as("seed %s, round %s", SEED, round).isEqualTo(before);
            }
        }
        while (!merges.isEmpty()) {
            either().undo(merges.pop());
            same(copy(), copies.pop(), "seed " + SEED);
        }
        assertThat(copy()).isEqualTo(first);
        assertThat(refused).isLessThan(ROUNDS);
    }

    /** Nothing is lost, and nothing points to what is gone. */
    private void checkMerged(Map<String, JsonNode> before, String survivor, List<String> others, int round) {
        Map<String, JsonNode> now = copy();
        Map<String, JsonNode> expected = new HashMap<>();
        before.forEach((id, record) -> {
            if (!others.contains(id)) {
                expected.put(id, record);
            }
        });
        assertThat(now.keySet()).as("seed %s, round %s", SEED, round).isEqualTo(new TreeMap<>(expected).keySet());
        now.values().forEach(record -> {
            for (String gone : others) {
                assertThat(record.toString()).doesNotContain(gone);
            }
        });
        checkValues(before, Objects.requireNonNull(now.get(survivor)), survivor, others, round);
        now.forEach((id, record) -> {
            JsonNode was = before.get(id);
            for (String field : List.of("who", "of", "mother", "about")) {
                String then = was.path(field).path("id").asText("");
                String turned = others.contains(then) ? survivor : then;
                if (!id.equals(survivor)) {
                    assertThat(record.path(field).path("id").asText("")).isEqualTo(turned);
                }
            }
        });
    }

    /** What it held, else what the first of the others held; parts of all. */
    private static void checkValues(
            Map<String, JsonNode> before, JsonNode record, String survivor, List<String> others, int round) {
        List<JsonNode> all = new ArrayList<>(List.of(before.get(survivor)));
        others.forEach(id -> all.add(before.get(id)));
        for (String field : List.of("note", "email")) {
            String first = all.stream()
                    .map(each -> each.path(field))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .findFirst()
                    .orElse("null");
            assertThat(record.path(field).asText())
                    .as("seed %s, round %s", SEED, round)
                    .isEqualTo(first);
        }
        Set<String> kinds = new TreeSet<>();
        Set<String> friends = new TreeSet<>();
        all.forEach(each -> {
            kinds.addAll(each.path("links").findValuesAsText("kind"));
            each.path("friends").forEach(friend -> friends.add(friend.path("id").asText()));
        });
        others.forEach(friends::remove);
        friends.remove(survivor);
        assertThat(new TreeSet<>(record.path("links").findValuesAsText("kind"))).isEqualTo(kinds);
        Set<String> kept = new TreeSet<>();
        record.path("friends").forEach(friend -> kept.add(friend.path("id").asText()));
        assertThat(kept).as("seed %s, round %s", SEED, round).isEqualTo(friends);
    }
}
