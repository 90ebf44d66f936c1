package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** Slow lists and their indexes while much is asked and written. */
@OnEachDatabase
class SlowListLoadTest {
    private static final String PARCEL = SlowDesk.PARCEL;
    private static final String PARCELS = SlowDesk.PARCELS;

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(() -> desk().parcels());

    private static SlowDesk desk() {
        return new SlowDesk(platform);
    }

    private static PluginDesk plugins() {
        return new PluginDesk(platform.admin());
    }

    @Test
    void whoeverWritesGoesOnWhileAnIndexIsMadeAndNothingIsLost() throws Exception {
        Queue<Integer> refused = new ConcurrentLinkedQueue<>();
        AtomicInteger made = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 3; i++) {
                threads.submit(() -> {
                    while (!done.get()) {
                        int status = platform.admin()
                                .post(PARCELS, object("name", "Late", "town", "Late", "weight", 4711))
                                .status();
                        if (status == 201) {
                            made.incrementAndGet();
                        } else {
                            refused.add(status);
                        }
                    }
                });
            }
            try {
                Eventually.until(() -> assertThat(made.get()).isGreaterThan(3));
                plugins().model(rule(PARCEL, "by_weight", "index", "fields", array("weight", "town")));
                int before = made.get();
                Eventually.until(() -> assertThat(made.get()).isGreaterThan(before));
            } finally {
                done.set(true);
            }
        }

        assertThat(refused).isEmpty();
        assertThat(desk().indexes("custom_parcel")).containsOnlyOnce("weight,town,id");
        // by the index, and past it
        for (String filter : List.of("weight==4711;town==Late", "name==Late")) {
            assertThat(platform.admin()
                            .get(PARCELS + "?limit=1&count=true&filter=" + filter)
                            .expect(200)
                            .json()
                            .at("/count/value")
                            .asInt())
                    .isEqualTo(made.get());
        }
        plugins().model(object("entity", PARCEL, "rule", "by_weight", "to", "retired"));
        for (JsonNode late : platform.admin()
                .get(PARCELS + "/export?filter=name==Late")
                .expect(200)
                .lines()) {
            platform.admin()
                    .delete(PARCELS + "/" + late.path("id").asText(), "\"1\"")
                    .expect(204);
        }
    }

    @Test
    void fewShapesAreKeptHoweverMuchIsAsked() {
        List<String> names = List.of("town", "street", "weight", "fragile", "note", "code", "thing", "name");
        for (int set = 1; set < 256; set++) {
            StringBuilder filter = new StringBuilder();
            for (int i = 0; i < names.size(); i++) {
                if ((set >> i & 1) == 1) {
                    filter.append(filter.isEmpty() ? "" : ";")
                            .append(names.get(i))
                            .append("=empty=true");
                }
            }
            platform.admin()
                    .get(PARCELS + "?limit=1&count=true&filter=" + filter)
                    .expect(200);
            if (set % 80 == 0) {
                SlowDesk.keep(platform.kernel());
            }
        }
        SlowDesk.keep(platform.kernel());

        assertThat(new Tables(platform::connect).number("select count(*) from system_slow_list"))
                .isBetween(300L, 500L);
        new Tables(platform::connect).execute("delete from system_slow_list");
    }
}
