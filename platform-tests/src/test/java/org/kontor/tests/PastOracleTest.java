package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/**
 * Random changes, and what lists and records answered at the moments between them: asked as of these moments afterwards,
 * they answer the same.
 */
@OnEachDatabase
class PastOracleTest {
    private static final ManualClock clock = ManualClock.at("2027-03-01T10:00:00Z");

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).clock(clock);

    private static final boolean LONG = Boolean.getBoolean("kontor.test.long");
    private static final int ROUNDS = LONG ? 600 : 60;
    private static final long SEED = Long.getLong("kontor.test.seed", LONG ? System.nanoTime() : 4712);
    private static final String THINGS = "records/every/thing";
    private static final List<String> QUESTIONS = List.of(
            "limit=1000",
            "limit=1000&sort=-caption",
            "limit=1000&sort=count,-on_day",
            "limit=1000&sort=-amount",
            "limit=1000&sort=created_at&count=true",
            "limit=1000&sort=caption&fields=caption,count,lines,boxes,updated_at,updated_by",
            "limit=1000&filter=" + encoded("count=ge=3"),
            "limit=1000&filter=" + encoded("count=empty=true,good==true") + "&sort=caption",
            "limit=1000&filter=" + encoded("kind==small;caption=contains=a"),
            "limit=1000&filter=" + encoded("kind=out=(large)") + "&sort=-count",
            "limit=1000&filter=" + encoded("colour=contains=red"),
            "limit=1000&filter=" + encoded("on_day=ge=2027-01-05") + "&sort=on_day",
            "limit=1000&filter=" + encoded("on_day:month==2027-01-01"),
            "limit=1000&filter=" + encoded("weight=lt=50") + "&sort=weight",
            "limit=1000&filter=" + encoded("at_hour=gt=09:00"),
            "limit=1000&filter=" + encoded("seen=gt=2027-01-05T00:00:00Z") + "&sort=-seen",
            "limit=1000&q=th",
            "limit=1000&sort=id",
            "limit=1000&sort=-id&fields=id,caption",
            "limit=1000&sort=kind,-id&filter=" + encoded("id=empty=false"),
            "limit=1000&filter=" + encoded("id=empty=true"),
            "limit=1000&filter=" + encoded("id=me=true"));

    /** What was answered at a moment, by address. */
    private record Moment(Instant at, Map<String, JsonNode> answers) {}

    private final Random random = new Random(SEED);
    private final List<String> boxes = new ArrayList<>();
    private final List<String> live = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    @Test
    @Tag("PLUS-56")
    void recordsAndListsAsOfEachMomentAreWhatTheyWereThen() {
        for (int i = 0; i < 3; i++) {
            boxes.add(platform.admin()
                    .post("records/every/box", object("label", "box " + i))
                    .expect(201)
                    .id());
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                change();
            }
            moments.add(asked());
            clock.advance(Duration.ofMillis(1 + random.nextInt(2000)));
        }
        for (Moment moment : moments) {
            moment.answers()
                    .forEach((address, answer) -> assertThat(
                                    json(address + (address.contains("?") ? "&" : "?") + "as_of=" + moment.at()))
                            .as("seed %s, %s as of %s", SEED, address, moment.at())
                            .isEqualTo(answer));
            checkPages(moment);
        }
        live.forEach(this::checkVersions);
    }

    private Moment asked() {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String question : QUESTIONS) {
            if (question.equals("limit=1000") || random.nextInt(3) == 0) {
                answers.put(THINGS + "?" + question, json(THINGS + "?" + question));
            }
        }
        if (live.size() > 1) {
            String some = THINGS + "?sort=-id&filter="
                    + encoded("id=in=(" + live.getFirst() + "," + live.getLast() + "),caption=contains=beta");
            answers.put(some, json(some));
            String other = THINGS + "?limit=1000&sort=-id&filter=" + encoded("id!=" + live.getFirst());
            answers.put(other, json(other));
        }
        if (!live.isEmpty()) {
            String one = THINGS + "/" + live.get(random.nextInt(live.size()));
            ObjectNode record = (ObjectNode) json(one);
            record.remove("can");
            answers.put(one, record);
        }
        return new Moment(clock.instant(), answers);
    }

    /** What is answered once the index knows all that was written before. */
    private static JsonNode json(String address) {
        JsonNode[] answer = new JsonNode[1];
        Eventually.until(() -> {
            answer[0] = platform.admin().get(address).expect(200).json();
            assertThat(answer[0].path("partial").asBoolean()).isFalse();
        });
        // the past is asked without the index
        ((ObjectNode) answer[0]).remove("partial");
        return answer[0];
    }

    /** Page by page the same as at once. */
    private static void checkPages(Moment moment) {
        String address = THINGS + "?sort=-caption&limit=3&as_of=" + moment.at();
        ArrayNode all = Json.object().putArray("all");
        String cursor = "";
        JsonNode page;
        do {
            page = json(address + cursor);
            page.path("records").forEach(all::add);
            cursor = "&cursor=" + page.path("next").asText();
        } while (page.path("next").isTextual());
        assertThat(all)
                .isEqualTo(json(THINGS + "?sort=-caption&limit=1000&as_of=" + moment.at())
                        .path("records"));
    }

    /** Each version that the history names can be seen, and one behind the other they make up the history. */
    private void checkVersions(String id) {
        JsonNode history = json(THINGS + "/" + id + "/history?limit=200").path("entries");
        for (JsonNode entry : history) {
            if (entry.path("kind").asText().equals("updated")) {
                long version = entry.path("version").asLong();
                JsonNode compared = json(THINGS + "/" + id + "/compare?from=" + (version - 1) + "&to=" + version);
                entry.path("changes").properties().forEach(change -> {
                    if (!change.getKey().equals("lines")) {
                        assertThat(told(compared.path("changed").path(change.getKey())))
                                .as("version %s of %s: %s", version, id, change.getKey())
                                .isEqualTo(told(change.getValue()));
                    }
                });
                assertThat(compared.path("changed").size())
                        .isEqualTo(entry.path("changes").size());
            }
        }
    }

    /** An empty list of references is nothing in a history. */
    private static String told(JsonNode sides) {
        return sides.toString().replace("[]", "null");
    }

    private void change() {
        int dice = random.nextInt(10);
        if (live.isEmpty() || dice < 3) {
            live.add(platform.admin()
                    .post(THINGS, some(object("caption", "thing " + word())))
                    .expect(201)
                    .id());
            return;
        }
        String id = live.get(random.nextInt(live.size()));
        Answer now = platform.admin().get(THINGS + "/" + id).expect(200);
        if (dice == 3) {
            platform.admin().delete(THINGS + "/" + id, now.etag()).expect(204);
            live.remove(id);
            deleted.add(id);
        } else if (dice == 4 && !deleted.isEmpty()) {
            String back = deleted.remove(random.nextInt(deleted.size()));
            platform.admin().post("trash/" + back + "/restore", object()).expect(200);
            live.add(back);
        } else if (dice == 5) {
            restore(id, now);
        } else {
            platform.admin()
                    .patch(THINGS + "/" + id, now.etag(), withLines(some(object()), now.json()))
                    .expect(200);
        }
    }

    private void restore(String id, Answer now) {
        long version = 1 + random.nextInt((int) now.json().path("version").asLong());
        Answer then = platform.admin().get(THINGS + "/" + id + "?as_of=" + version);
        if (then.isOk()) {
            JsonNode restored = platform.admin()
                    .header("If-Match", now.etag())
                    .post(THINGS + "/" + id + "/restore", object("as_of", version))
                    .expect(200)
                    .json();
            for (Map.Entry<String, JsonNode> field : then.json().properties()) {
                if (!List.of("version", "updated_at", "updated_by", "lines").contains(field.getKey())) {
                    assertThat(restored.path(field.getKey())).as(field.getKey()).isEqualTo(field.getValue());
                }
            }
            assertThat(plain(restored.path("lines")))
                    .isEqualTo(plain(then.json().path("lines")));
        }
    }

    /** Lines come back as they were, as new versions of themselves. */
    private static List<String> plain(JsonNode lines) {
        List<String> all = new ArrayList<>();
        lines.forEach(line ->
                all.add(line.path("id").asText() + line.path("text") + line.path("quantity") + line.path("box")));
        return all;
    }

    private ObjectNode some(ObjectNode thing) {
        put(thing, "caption", "thing " + word());
        put(thing, "note", random.nextBoolean() ? null : "note " + word());
        put(thing, "count", random.nextInt(4) == 0 ? null : random.nextInt(10));
        put(thing, "weight", random.nextInt(4) == 0 ? null : random.nextInt(1000) / 10.0 + "");
        put(thing, "good", random.nextInt(3) == 0 ? null : random.nextBoolean());
        put(thing, "kind", random.nextInt(3) == 0 ? null : random.nextBoolean() ? "small" : "large");
        put(thing, "on_day", random.nextInt(4) == 0 ? null : "2027-0" + (1 + random.nextInt(3)) + "-05");
        put(thing, "at_hour", random.nextInt(4) == 0 ? null : "0" + random.nextInt(10) + ":30");
        put(thing, "seen", random.nextInt(4) == 0 ? null : "2027-01-0" + (1 + random.nextInt(9)) + "T08:00:00Z");
        put(thing, "colour", random.nextInt(3) == 0 ? array() : array("red", random.nextBoolean() ? "green" : "blue"));
        put(
                thing,
                "amount",
                random.nextInt(3) == 0 ? null : object("amount", random.nextInt(99) + "", "currency", "EUR"));
        put(thing, "box", random.nextInt(3) == 0 ? null : box());
        put(thing, "boxes", random.nextBoolean() ? array() : array(boxes.get(0), boxes.get(1 + random.nextInt(2))));
        put(thing, "lines", array(line(), line(), line()));
        return thing;
    }

    private void put(ObjectNode thing, String field, Object value) {
        if (random.nextInt(3) == 0 && (value != null || !thing.isEmpty() || !field.equals("caption"))) {
            thing.setAll(object(field, value));
        }
    }

    /** Some of the lines that are there, in another order, and a new one. */
    private ObjectNode withLines(ObjectNode patch, JsonNode now) {
        if (random.nextBoolean() && !now.path("lines").isEmpty()) {
            List<Object> lines = new ArrayList<>();
            now.path("lines").forEach(line -> {
                if (random.nextInt(4) > 0) {
                    ObjectNode kept = object("id", line.path("id").asText());
                    lines.add(
                            random.nextInt(lines.size() + 1),
                            random.nextBoolean() ? kept : kept.put("quantity", random.nextInt(9)));
                }
            });
            if (random.nextBoolean()) {
                lines.add(random.nextInt(lines.size() + 1), line());
            }
            patch.setAll(object("lines", array(lines.toArray())));
        }
        return patch;
    }

    private ObjectNode line() {
        return object("text", word(), "quantity", random.nextInt(5), "box", random.nextBoolean() ? null : box());
    }

    private String box() {
        return boxes.get(random.nextInt(boxes.size()));
    }

    private String word() {
        return List.of("alpha", "Ábel", "beta", "žluť", "gamma", "öl").get(random.nextInt(6)) + random.nextInt(5);
    }
}
