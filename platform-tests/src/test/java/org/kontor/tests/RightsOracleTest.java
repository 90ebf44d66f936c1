package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.RandomRights.Asker;
import org.kontor.tests.RandomRights.Right;
import org.kontor.tests.every.EveryPlugin;

/** Random roles, asked over HTTP, answer as a plain evaluation of the same rights on the same records does. */
@OnEachDatabase
class RightsOracleTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(RightsOracleTest::thingsOfSeveralOwnersAndTeams);

    private static final boolean LONG = Boolean.getBoolean("kontor.test.long");
    private static final int ROUNDS = LONG ? 2000 : 20;
    private static final long SEED = Long.getLong("kontor.test.seed", LONG ? System.nanoTime() : 4711);
    private static final String THINGS = "records/every/thing";

    private static final Map<String, JsonNode> things = new HashMap<>();
    /** A moment when each thing held what it holds now, but for a note that most of them got later. */
    private static Instant then = Instant.EPOCH;

    static void thingsOfSeveralOwnersAndTeams() {
        things.clear();
        platform.users().team("north").team("south");
        platform.users().add("chief", object("main_team", platform.users().id("team north")));
        platform.users().add("middle", object("manager", platform.users().id("user chief")));
        platform.users().add("below", object("manager", platform.users().id("user middle")));
        platform.users().add("aside", object("main_team", platform.users().id("team south")));
        Random random = new Random(SEED);
        List<String> owners = List.of("chief", "middle", "below", "aside");
        for (int i = 0; i < 40; i++) {
            ObjectNode thing = object(
                    "caption", "thing " + i, "owner", platform.users().id("user " + owners.get(random.nextInt(4))));
            thing.put("secret", "s" + i % 3);
            if (random.nextInt(5) > 0) {
                thing.put("count", random.nextInt(10));
            }
            thing.put("good", random.nextBoolean()).put("kind", random.nextBoolean() ? "small" : "large");
            thing.set(
                    "team",
                    random.nextInt(3) == 0
                            ? Json.read("null")
                            : Json.object(
                                    "entity",
                                    "system.team",
                                    "id",
                                    platform.users().id(random.nextBoolean() ? "team north" : "team south")));
            Answer made = platform.admin().post(THINGS, thing).expect(201);
            things.put(made.id(), made.json());
            then = Instant.parse(made.text("updated_at"));
        }
        things.replaceAll((id, thing) -> random.nextInt(4) == 0
                ? thing
                : platform.admin()
                        .patch(THINGS + "/" + id, "\"1\"", object("note", "later"))
                        .expect(200)
                        .json());
    }

    @Test
    @Tag("S-29")
    void randomRolesMeanOverHttpWhatTheySay() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            List<Right> rights = new ArrayList<>();
            do {
                rights.add(Right.random(random));
            } while (random.nextBoolean() && rights.size() < 4);
            String name = "r" + round;
            platform.users().role(name, rights.stream().map(Right::json).toArray(ObjectNode[]::new));
            String as = List.of("chief", "middle", "none").get(random.nextInt(3));
            ObjectNode fields = switch (as) {
                case "chief" -> object("main_team", platform.users().id("team north"));
                case "middle" -> object("teams", Json.array(platform.users().id("team south")));
                default -> object();
            };
            fields.set("roles", Json.array(platform.users().id("role " + name)));
            TestClient client = platform.users().add("u" + round, fields);
            String self = platform.users().id("user u" + round);
            Set<String> below = Set.of();
            if (random.nextInt(3) == 0) {
                below = putBelow(self);
            }
            Set<String> teams = as.equals("chief")
                    ? Set.of(platform.users().id("team north"))
                    : as.equals("middle") ? Set.of(platform.users().id("team south")) : Set.of();
            check(
                    client,
                    rights,
                    new Asker(self, teams, below),
                    random,
                    "seed " + SEED + ", round " + round + ": " + rights);
        }
    }

    /** Puts the chief, and so everybody below the chief, under somebody. */
    private static Set<String> putBelow(String superior) {
        String path = "records/system/user/" + platform.users().id("user chief");
        Answer chief = platform.admin().get(path).expect(200);
        platform.admin().patch(path, chief.etag(), object("manager", superior)).expect(200);
        return Set.of(
                platform.users().id("user chief"),
                platform.users().id("user middle"),
                platform.users().id("user below"));
    }

    private static void check(TestClient client, List<Right> rights, Asker asker, Random random, String what) {
        boolean isKnown = rights.stream().anyMatch(right -> !right.verbs().isEmpty());
        assertThat(isKnown).isTrue();
        Answer list = client.get(THINGS + "?limit=1000");
        if (rights.stream().noneMatch(right -> right.verbs().contains(Verb.READ))) {
            assertThat(list.status()).as(what).isIn(200, 403, 404);
            if (list.isOk()) {
                assertThat(ids(list)).as(what).isEmpty();
            }
            return;
        }
        assertThat(ids(list))
                .as(what)
                .isEqualTo(expected(record -> RandomRights.may(rights, Verb.READ, record, asker)));
        list.json().path("records").forEach(record -> {
            checkFields(record, rights, asker, what);
            checkHistory(client, record, rights, asker, what);
        });
        Answer past = client.get(THINGS + "?limit=1000&as_of=" + then).expect(200);
        assertThat(ids(past)).as(what).isEqualTo(ids(list));
        past.json().path("records").forEach(record -> checkFields(record, rights, asker, what));
        for (String field : RandomRights.FIELDS) {
            checkFilter(client, rights, asker, field, object(), what);
            checkFilter(client, rights, asker, field, object("as_of", then.toString()), what);
        }
        checkWrites(client, rights, asker, random, what);
    }

    private static void checkFields(JsonNode record, List<Right> rights, Asker asker, String what) {
        JsonNode whole = things.get(record.path("id").asText());
        for (String field : RandomRights.FIELDS) {
            boolean isOpen = RandomRights.may(rights, Verb.READ, whole, field, asker);
            if (isOpen) {
                assertThat(record.path(field).asText())
                        .as("%s of %s, %s", field, whole, what)
                        .isEqualTo(whole.path(field).asText());
            } else {
                assertThat(record.hasNonNull(field))
                        .as("%s of %s, %s", field, whole, what)
                        .isFalse();
            }
        }
    }

    /** The history shows no field that the record does not. */
    private static void checkHistory(TestClient client, JsonNode record, List<Right> rights, Asker asker, String what) {
        JsonNode whole = things.get(record.path("id").asText());
        Answer history = client.get(THINGS + "/" + record.path("id").asText() + "/history");
        for (JsonNode entry : history.expect(200).json().path("entries")) {
            for (String field : RandomRights.FIELDS) {
                assertThat(entry.path("changes").has(field)
                                && !RandomRights.may(rights, Verb.READ, whole, field, asker))
                        .as("%s in the history of %s, %s", field, whole, what)
                        .isFalse();
            }
        }
    }

    private static void checkFilter(
            TestClient client, List<Right> rights, Asker asker, String field, ObjectNode when, String what) {
        JsonNode sample = things.values().stream()
                .filter(record -> record.hasNonNull(field))
                .findFirst()
                .orElseThrow()
                .path(field);
        ObjectNode question = object("where", object(field, object("is", sample)), "limit", 1000);
        question.setAll(when);
        Answer answer = client.post(THINGS + "/query", question);
        if (RandomRights.knows(rights, field)) {
            assertThat(ids(answer))
                    .as("%s is %s, %s %s", field, sample, when, what)
                    .isEqualTo(expected(record -> record.path(field).equals(sample)
                            && RandomRights.may(rights, Verb.READ, record, field, asker)));
        } else {
            answer.expectProblem(400);
        }
    }

    private static void checkWrites(TestClient client, List<Right> rights, Asker asker, Random random, String what) {
        List<JsonNode> all = new ArrayList<>(things.values());
        for (int i = 0; i < 4; i++) {
            JsonNode record = all.get(random.nextInt(all.size()));
            String path = THINGS + "/" + record.path("id").asText();
            String etag = "\"" + record.path("version").asLong() + "\"";
            // put back afterwards
            Answer answer = client.patch(
                    path, etag, object("caption", record.path("caption").asText() + "!"));
            boolean isVisible = RandomRights.may(rights, Verb.READ, record, asker);
            boolean isOpen = RandomRights.may(rights, Verb.UPDATE, record, "caption", asker);
            if (answer.isOk()) {
                assertThat(isVisible && isOpen)
                        .as("update of %s, %s", record, what)
                        .isTrue();
                Answer back = platform.admin()
                        .patch(
                                path,
                                answer.etag(),
                                object("caption", record.path("caption").asText()))
                        .expect(200);
                things.put(record.path("id").asText(), back.json());
            } else {
                assertThat(isVisible && isOpen)
                        .as("update of %s, %s → %s", record, what, answer)
                        .isFalse();
                assertThat(answer.status()).as(answer + what).isIn(403, 404, 422);
            }
            Answer deleted = client.delete(path, "\"0\"");
            boolean mayDelete = isVisible && RandomRights.may(rights, Verb.DELETE, record, asker);
            assertThat(deleted.status())
                    .as("delete of %s, %s", record, what)
                    .isIn(mayDelete ? new Integer[] {412} : new Integer[] {403, 404, 412});
        }
    }

    private static Set<String> expected(Predicate<JsonNode> wanted) {
        return things.entrySet().stream()
                .filter(thing -> wanted.test(thing.getValue()))
                .map(Map.Entry::getKey)
                .collect(java.util.stream.Collectors.toSet());
    }

    private static Set<String> ids(Answer page) {
        Set<String> ids = new java.util.HashSet<>();
        page.expect(200)
                .json()
                .path("records")
                .forEach(record -> ids.add(record.path("id").asText()));
        return ids;
    }
}
