package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Whatever the rights and whatever happens: of comments somebody sees those on the records that they see, at every door. */
@OnEachDatabase
class HangingOracleTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(HangingOracleTest::people);

    private static final String COMMENTS = "records/system/comment";
    private static final String[] NAMES = {"own", "team", "small", "boxes", "both", "all", "none"};
    private static final Map<String, TestClient> PEOPLE = new HashMap<>();

    private final Random random = new Random(165);
    private final List<String> things = new ArrayList<>();
    /** On which record each comment hangs. */
    private final Map<String, String> comments = new HashMap<>();

    static void people() {
        platform.users()
                .team("north")
                .role("own", within(Scope.OWN, grant("every.thing", Verb.READ, Verb.EXPORT)))
                .role("team", within(Scope.TEAM, grant("every.thing", Verb.READ, Verb.EXPORT)))
                .role("small", grant("every.thing", Verb.READ).set("condition", condition()))
                .role("boxes", grant("every.box", Verb.READ, Verb.EXPORT))
                .role(
                        "both",
                        within(Scope.OWN, grant("every.thing", Verb.READ)),
                        grant("every.thing", Verb.READ).set("condition", condition()),
                        grant("every.box", Verb.READ))
                .role("all", grant("every.thing", Verb.values()), grant("every.box", Verb.values()))
                .role("none");
        for (String name : NAMES) {
            PEOPLE.put(
                    name,
                    platform.users()
                            .add(
                                    "oracle-" + name,
                                    object(
                                            "roles",
                                            List.of(platform.users().id("role " + name)),
                                            "main_team",
                                            platform.users().id("team north"),
                                            "teams",
                                            List.of(platform.users().id("team north")))));
        }
    }

    private static JsonNode condition() {
        return object("entity", "every.thing", "where", object("kind", object("is", "small")));
    }

    @Test
    void commentsAreSeenAsFarAsTheirRecords() {
        for (int i = 0; i < 12; i++) {
            things.add("every.thing/"
                    + platform.admin()
                            .post("records/every/thing", object("caption", "t", "kind", kind(), "owner", owner()))
                            .expect(201)
                            .id());
        }
        String box = "every.box/"
                + platform.admin()
                        .post("records/every/box", object("label", "b"))
                        .expect(201)
                        .id();
        List<String> records = new ArrayList<>(things);
        records.add(box);
        for (int round = 0; round < 4; round++) {
            records.forEach(this::comment);
            compare();
            for (int i = 0; i < 4; i++) {
                change(things.get(random.nextInt(things.size())));
            }
            compare();
        }
        // and of those that are gone nobody sees any
        String gone = things.removeFirst();
        platform.admin()
                .delete(path(gone), platform.admin().get(path(gone)).etag())
                .expect(204);
        comments.values().removeIf(gone::equals);
        compare();
    }

    private String kind() {
        return random.nextBoolean() ? "small" : "large";
    }

    private String owner() {
        return platform.users().id("user oracle-" + NAMES[random.nextInt(NAMES.length)]);
    }

    private static String path(String record) {
        return "records/" + record.replace('.', '/');
    }

    private void comment(String record) {
        String[] parts = record.split("/", -1);
        Answer made = platform.admin()
                .post(COMMENTS, object("text", "about", "about", object("entity", parts[0], "id", parts[1])))
                .expect(201);
        comments.put(made.id(), record);
    }

    private void change(String thing) {
        Answer now = platform.admin().get(path(thing)).expect(200);
        Object change = switch (random.nextInt(3)) {
            case 0 -> object("kind", kind());
            case 1 -> object("owner", owner());
            default -> object("team", random.nextBoolean() ? platform.users().id("team north") : null);
        };
        platform.admin().patch(path(thing), now.etag(), change).expect(200);
    }

    private void compare() {
        PEOPLE.forEach((name, who) -> {
            Set<String> seen = new HashSet<>();
            comments.forEach((comment, record) -> {
                if (who.get(path(record)).isOk()) {
                    seen.add(comment);
                }
            });
            assertThat(ids(who.get(COMMENTS + "?limit=1000").expect(200).json().path("records")))
                    .as(name + " in the list")
                    .isEqualTo(seen);
            JsonNode lines = who.get(COMMENTS + "/aggregate").expect(200).json().path("lines");
            assertThat(lines.at("/0/measures/count").asInt())
                    .as(name + " counts")
                    .isEqualTo(seen.size());
            assertThat(ids(who.get("records/system/time_line?limit=1000&filter=what==commented")
                            .expect(200)
                            .json()
                            .path("records")))
                    .as(name + " in the time line")
                    .isEqualTo(seen);
            Set<String> taken = new HashSet<>();
            who.get(COMMENTS + "/export")
                    .expect(200)
                    .lines()
                    .forEach(line -> taken.add(line.path("id").asText()));
            assertThat(seen).as(name + " takes out no more than they see").containsAll(taken);
            if (name.equals("small") || name.equals("both") || name.equals("none")) {
                assertThat(taken).as(name + " may take out none").isEmpty();
            } else {
                assertThat(taken).as(name + " takes out").isEqualTo(seen);
            }
        });
    }

    private static Set<String> ids(JsonNode records) {
        Set<String> ids = new HashSet<>();
        records.forEach(each -> ids.add(each.path("id").asText()));
        return ids;
    }
}
