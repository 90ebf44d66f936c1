package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Random mass changes, taken back and forth, beside people who save single records: all against naive models. */
@OnEachDatabase
@Tag("PLUS-10")
class MassOracleTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final boolean LONG = Boolean.getBoolean("kontor.test.long");
    private static final int ROUNDS = LONG ? 300 : 40;
    private static final long SEED = Long.getLong("kontor.test.seed", LONG ? System.nanoTime() : 10);
    private static final String THING = "every/thing";
    private static final String THINGS = "records/every/thing";

    private final Random random = new Random(SEED);
    /** What is there, by id: values by field; a record that is deleted stays, marked. */
    private final Map<String, Model> models = new TreeMap<>();

    private final List<Mass> masses = new ArrayList<>();

    /** A record as the naive model has it. */
    private static final class Model {
        private final Map<String, Integer> values = new HashMap<>();
        private boolean isDeleted;
    }

    /** What a mass change did to a record, and which fields others touched since. */
    private static final class Taken {
        private final Map<String, Integer> before = new HashMap<>();
        private final Map<String, Integer> after = new HashMap<>();
        private final Set<String> touched = new HashSet<>();
    }

    private record Mass(String id, boolean deletes, Map<String, Taken> taken) {}

    private static TestClient admin() {
        return platform.admin();
    }

    @Test
    void oneAfterTheOtherTheyDoWhatANaiveModelDoes() {
        for (int i = 0; i < 25; i++) {
            create();
        }
        for (int round = 0; round < ROUNDS; round++) {
            switch (random.nextInt(8)) {
                case 0 -> create();
                case 1, 2, 3 -> edit();
                case 4, 5 -> change();
                case 6 -> delete();
                default -> undo();
            }
            check(round);
        }
    }

    private void create() {
        ObjectNode values = object("caption", "model", "count", random.nextInt(4), "weight", random.nextInt(4));
        String id = admin().post(THINGS, values).expect(201).id();
        Model model = new Model();
        model.values.put("count", values.path("count").intValue());
        model.values.put("weight", values.path("weight").intValue());
        models.put(id, model);
    }

    private void edit() {
        List<String> live =
                models.keySet().stream().filter(id -> !models.get(id).isDeleted).toList();
        if (live.isEmpty()) {
            return;
        }
        String id = live.get(random.nextInt(live.size()));
        String field = random.nextBoolean() ? "count" : "weight";
        int value = random.nextInt(4);
        Answer now = admin().get(THINGS + "/" + id).expect(200);
        admin().patch(THINGS + "/" + id, now.etag(), object(field, value)).expect(200);
        if (!Objects.equals(models.get(id).values.put(field, value), value)) {
            for (Mass mass : masses) {
                Taken taken = mass.taken.get(id);
                if (taken != null) {
                    taken.touched.add(field);
                }
            }
        }
    }

    private void change() {
        int asked = random.nextInt(4);
        // what a rule refuses is left
        int count = random.nextInt(5) - 1;
        ObjectNode change = object("count", count);
        boolean both = random.nextBoolean();
        int weight = random.nextInt(4);
        if (both) {
            change.put("weight", weight);
        }
        JsonNode mass =
                Masses.run(admin(), THING, object("filter", "caption==model;weight==" + asked, "change", change));
        Map<String, Taken> taken = new HashMap<>();
        int matched = 0;
        for (Map.Entry<String, Model> each : models.entrySet()) {
            Model model = each.getValue();
            if (model.isDeleted || model.values.get("weight") != asked) {
                continue;
            }
            matched++;
            if (count < 0) {
                continue;
            }
            Taken one = new Taken();
            take(model, one, "count", count);
            if (both) {
                take(model, one, "weight", weight);
            }
            if (!one.after.isEmpty()) {
                touch(each.getKey(), one.after.keySet());
                taken.put(each.getKey(), one);
            }
        }
        assertThat(mass.path("state").asText()).as("%s", mass).isEqualTo("done");
        assertThat(mass.path("matched").asInt()).isEqualTo(matched);
        assertThat(mass.path("changed").asInt()).as("%s", mass).isEqualTo(taken.size());
        assertThat(mass.path("failed").asInt()).isEqualTo(count < 0 ? matched : 0);
        if (!taken.isEmpty()) {
            masses.add(new Mass(mass.path("id").asText(), false, taken));
        }
    }

    private static void take(Model model, Taken taken, String field, int value) {
        int before = model.values.get(field);
        if (before != value) {
            taken.before.put(field, before);
            taken.after.put(field, value);
            model.values.put(field, value);
        }
    }

    private void touch(String id, Set<String> fields) {
        for (Mass other : masses) {
            Taken known = other.taken.get(id);
            if (known != null) {
                known.touched.addAll(fields);
            }
        }
    }

    private void delete() {
        int asked = random.nextInt(4);
        JsonNode mass = Masses.run(admin(), THING, object("filter", "caption==model;count==" + asked, "delete", true));
        Map<String, Taken> taken = new HashMap<>();
        models.forEach((id, model) -> {
            if (!model.isDeleted && model.values.get("count") == asked) {
                model.isDeleted = true;
                taken.put(id, new Taken());
            }
        });
        assertThat(mass.path("changed").asInt()).as("%s", mass).isEqualTo(taken.size());
        if (!taken.isEmpty()) {
            masses.add(new Mass(mass.path("id").asText(), true, taken));
        }
    }

    /** Takes one back, for good: it is not taken back again here. */
    private void undo() {
        if (masses.isEmpty()) {
            return;
        }
        Mass mass = masses.remove(random.nextInt(masses.size()));
        JsonNode undo = Masses.undo(admin(), mass.id);
        assertThat(undo.path("state").asText()).as("%s", undo).isEqualTo("done");
        mass.taken.forEach((id, taken) -> {
            Model model = models.get(id);
            if (mass.deletes) {
                // another one of the same may have deleted it again after it came back
                boolean isOwn = masses.stream().noneMatch(other -> other.deletes && other.taken.containsKey(id));
                model.isDeleted = model.isDeleted && !isOwn;
                return;
            }
            if (!model.isDeleted) {
                Set<String> given = new HashSet<>();
                taken.after.keySet().forEach(field -> {
                    int before = taken.before.get(field);
                    boolean isFree = !taken.touched.contains(field);
                    if (isFree && model.values.get(field) != before) {
                        model.values.put(field, before);
                        given.add(field);
                    }
                });
                touch(id, given);
            }
        });
    }

    private void check(int round) {
        Map<String, JsonNode> there = new HashMap<>();
        admin().get(THINGS + "/export?filter=caption==model")
                .expect(200)
                .lines()
                .forEach(line -> there.put(line.path("id").asText(), line));
        models.forEach((id, model) -> {
            JsonNode now = there.get(id);
            assertThat(now == null).as("seed %s, round %s: %s", SEED, round, id).isEqualTo(model.isDeleted);
            if (now != null) {
                assertThat(Map.of(
                                "count",
                                now.path("count").asInt(),
                                "weight",
                                now.path("weight").asInt()))
                        .as("seed %s, round %s: %s", SEED, round, id)
                        .isEqualTo(model.values);
            }
        });
    }

    /**
     * Each writer owns some records and counts each of their fields up in turn; a mass change and its undo go through all of
     * them meanwhile. No save of a writer's is lost, and what nobody else touched is as it was before.
     */
    @Test
    void besideWritersNothingIsLostAndOnlyTheirFieldsStay() throws Exception {
        int writers = 4;
        int each = 30;
        List<List<String>> owned = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                ids.add(admin().post(THINGS, object("caption", "beside", "count", 0, "note", "first", "weight", i))
                        .expect(201)
                        .id());
            }
            owned.add(ids);
        }
        Map<String, Integer> counts = new ConcurrentHashMap<>();
        Set<String> noted = ConcurrentHashMap.newKeySet();
        AtomicBoolean isOver = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                List<String> ids = owned.get(writer);
                Random own = new Random(SEED + writer);
                running.add(threads.submit(() -> write(ids, own, counts, noted, isOver)));
            }
            for (int round = 0; round < 3; round++) {
                JsonNode mass = Masses.run(
                        admin(),
                        THING,
                        object("filter", "caption==beside", "change", object("note", "mass", "weight", 100)));
                assertThat(mass.path("failed").asInt()).as("%s", mass).isZero();
                assertThat(mass.path("matched").asInt()).isEqualTo(writers * each);
                JsonNode undo = Masses.undo(admin(), mass.path("id").asText());
                assertThat(undo.path("state").asText()).as("%s", undo).isEqualTo("done");
            }
            isOver.set(true);
            for (Future<?> future : running) {
                future.get(60, TimeUnit.SECONDS);
            }
        }
        for (List<String> ids : owned) {
            for (int i = 0; i < ids.size(); i++) {
                JsonNode now =
                        admin().get(THINGS + "/" + ids.get(i)).expect(200).json();
                assertThat(now.path("count").asInt()).isEqualTo(counts.getOrDefault(ids.get(i), 0));
                assertThat(now.path("weight").asInt()).isEqualTo(i);
                if (!noted.contains(ids.get(i))) {
                    assertThat(now.path("note").asText()).isEqualTo("first");
                }
            }
        }
    }

    private static void write(
            List<String> ids, Random own, Map<String, Integer> counts, Set<String> noted, AtomicBoolean isOver) {
        while (!isOver.get()) {
            String id = ids.get(own.nextInt(ids.size()));
            boolean isNote = own.nextInt(4) == 0 && own.nextBoolean();
            Answer saved;
            do {
                Answer now = admin().get(THINGS + "/" + id).expect(200);
                ObjectNode change = isNote
                        ? object("note", "by hand " + own.nextInt())
                        : object("count", now.json().path("count").asInt() + 1);
                saved = admin().patch(THINGS + "/" + id, now.etag(), change);
            } while (saved.status() == 412);
            saved.expect(200);
            if (isNote) {
                noted.add(id);
            } else {
                counts.merge(id, 1, Integer::sum);
            }
        }
    }
}
