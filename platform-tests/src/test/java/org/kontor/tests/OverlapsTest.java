package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Asking which spans reach into some time: what a calendar shows. */
@OnEachDatabase
@Tag("PLUS-11")
class OverlapsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().given(OverlapsTest::meetings);

    private static final int ROUNDS = Boolean.getBoolean("kontor.test.long") ? 2000 : 60;
    private static final long SEED = Long.getLong("kontor.test.seed", 184);
    private static final String MEETINGS = "records/custom/meeting";
    private static final Instant BEGIN = Instant.parse("2026-11-02T08:00:00Z");

    private record Time(Instant from, Instant to) {
        static Time any(Random random) {
            Instant from = BEGIN.plusSeconds(900L * random.nextInt(40));
            return new Time(from, from.plusSeconds(900L * (1 + random.nextInt(8))));
        }

        ObjectNode json() {
            return object("from", from.toString(), "to", to.toString());
        }

        boolean overlaps(Time other) {
            return from.isBefore(other.to) && other.from.isBefore(to);
        }
    }

    private static final Map<String, Time> held = new LinkedHashMap<>();
    private static final Set<String> undated = new TreeSet<>();

    private static TestClient admin() {
        return platform.admin();
    }

    static void meetings() {
        held.clear();
        undated.clear();
        new PluginDesk(admin())
                .model(
                        object("entity", "custom.meeting", "label", "Meeting", "plural", "Meetings"),
                        object("entity", "custom.meeting", "field", "held", "type", "span", "label", "Held"),
                        object("entity", "custom.meeting", "field", "planned", "type", "span", "label", "Planned"));
        Random random = new Random(SEED);
        for (int i = 0; i < 40; i++) {
            ObjectNode meeting = object("name", "meeting " + i);
            Time time = Time.any(random);
            if (i % 8 != 0) {
                meeting.set("held", time.json());
                meeting.set("planned", Time.any(random).json());
            }
            String id = admin().post(MEETINGS, meeting).expect(201).id();
            if (i % 8 == 0) {
                undated.add(id);
            } else {
                held.put(id, time);
            }
        }
    }

    @Test
    void whatReachesIntoSomeTimeIsFoundAndNothingElse() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Time asked = Time.any(random);
            Set<String> expected = held.entrySet().stream()
                    .filter(entry -> entry.getValue().overlaps(asked))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            ObjectNode where = object("held", object("overlaps", asked.json()));
            assertThat(found(where)).as("%s", asked).isEqualTo(expected);
            Set<String> others = new TreeSet<>(held.keySet());
            others.removeAll(expected);
            others.addAll(undated);
            assertThat(found(object("not", where))).as("not %s", asked).isEqualTo(others);
            assertThat(ids(admin().get(MEETINGS + "?limit=100&filter="
                                    + URLEncoder.encode(
                                            "held=overlaps=" + asked.from() + "/" + asked.to(), StandardCharsets.UTF_8))
                            .expect(200)
                            .json()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void twoSpansOfOneRecordAreCompared() {
        JsonNode all = admin().post(MEETINGS + "/query", object("limit", 100))
                .expect(200)
                .json()
                .path("records");
        Set<String> expected = new TreeSet<>();
        for (JsonNode each : all) {
            if (each.path("held").isObject() && time(each.path("held")).overlaps(time(each.path("planned")))) {
                expected.add(each.path("id").asText());
            }
        }
        assertThat(found(object("held", object("overlaps", object("field", "planned")))))
                .isEqualTo(expected)
                .isNotEmpty();
    }

    @Test
    void whatIsNoSpanIsRefusedWithItsReason() {
        for (JsonNode bad : new JsonNode[] {
            array(),
            object("from", "2026-11-02T08:00:00Z"),
            object("from", "2026-11-02T08:00:00Z", "to", "2026-11-02T08:00:00Z"),
            array("2026-11-02T08:00:00Z")
        }) {
            admin().post(MEETINGS + "/query", object("where", object("held", object("overlaps", bad))))
                    .expect(400);
        }
        admin().post(
                        MEETINGS + "/query",
                        object(
                                "where",
                                object(
                                        "name",
                                        object(
                                                "overlaps",
                                                Time.any(new Random(1)).json()))))
                .expect(400);
    }

    private static Time time(JsonNode span) {
        return new Time(
                Instant.parse(span.path("from").asText()),
                Instant.parse(span.path("to").asText()));
    }

    private static Set<String> found(ObjectNode where) {
        return ids(admin().post(MEETINGS + "/query", object("where", where, "limit", 100))
                .expect(200)
                .json());
    }

    private static Set<String> ids(JsonNode answer) {
        Set<String> ids = new TreeSet<>();
        answer.path("records").forEach(record -> ids.add(record.path("id").asText()));
        return ids;
    }
}
