package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** An administrator fits a plugin's entity and an own one to the company while others work with their records. */
@OnEachDatabase
class LiveShapingTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static final int CLIENTS = 6;

    private static TestClient admin() {
        return platform.admin();
    }

    private static void value(String list, String name, String label) {
        admin().post("records/system/choice_value", object("list", list, "name", name, "label", label, "rank", 15))
                .expect(201);
    }

    @Test
    @Tag("GEN-01")
    @Tag("UDF-02")
    @Tag("SYS-04")
    void aFieldAPhaseAListValueAndASectionAreThereWithTheNextPageWhileOthersWork() throws Exception {
        new PluginDesk(admin()).install(FormLayersTest.shop("1.0", "", ""), "shop");
        new PluginDesk(admin())
                .model(
                        object("entity", "custom.boat", "label", "Boat", "plural", "Boats"),
                        field(
                                "custom.boat",
                                "phase",
                                "choice",
                                "values",
                                array(object("name", "built", "label", "Built"))),
                        field("custom.boat", "wood", "choice", "values", array(object("name", "oak", "label", "Oak"))),
                        field(
                                "shop.item",
                                "grade",
                                "choice",
                                "values",
                                array(object("name", "good", "label", "Good"))));
        platform.users()
                .role(
                        "worker",
                        grant("shop.item", Verb.READ, Verb.CREATE, Verb.UPDATE),
                        grant("custom.boat", Verb.READ, Verb.CREATE, Verb.UPDATE));
        TestClient eva = platform.users().add("eva", "worker").header("Accept-Language", "de");
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong count = new AtomicLong();
        Queue<Answer> failed = new ConcurrentLinkedQueue<>();
        List<Future<?>> working = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                String entity = i % 2 == 0 ? "shop/item" : "custom/boat";
                working.add(clients.submit(() -> {
                    while (!done.get()) {
                        work(eva, entity, failed);
                        count.incrementAndGet();
                    }
                }));
            }
            try {
                shape("shop.item", "shop.phase", "custom.shop_item__x_grade", "x_");
                isShaped(eva, "shop.item", "phase", "x_grade", "x_");
                shape("custom.boat", "custom.custom_boat__phase", "custom.custom_boat__wood", "");
                isShaped(eva, "custom.boat", "phase", "wood", "");
            } finally {
                done.set(true);
            }
            for (Future<?> each : working) {
                each.get();
            }
        }
        assertThat(failed).isEmpty();
        assertThat(count.get()).isPositive();
        assertThat(eva.post(
                                "records/shop/item",
                                object("name", "new", "x_draught", 3, "phase", "tested", "x_grade", "rare"))
                        .expect(201)
                        .json()
                        .path("x_draught")
                        .asInt())
                .isEqualTo(3);
    }

    private static void work(TestClient client, String entity, Queue<Answer> failed) {
        Answer made = client.post("records/" + entity, object("name", "at work"));
        Answer list = client.get("records/" + entity + "?limit=5");
        Answer meta = client.get("meta/" + entity);
        if (made.status() != 201 || list.status() != 200 || meta.status() != 200) {
            failed.add(made);
            failed.add(list);
            failed.add(meta);
            return;
        }
        Answer changed = client.patch("records/" + entity + "/" + made.id(), made.etag(), object("name", "done"));
        if (changed.status() != 200) {
            failed.add(changed);
        }
    }

    /** Adds a field, a phase, a list value and a section, and makes a field required, with labels in German. */
    private static void shape(String entity, String phases, String list, String prefix) {
        new PluginDesk(admin())
                .model(field(entity, "draught", "integer", "words", object("de", object("label", "Tiefgang"))));
        value(phases, "tested", "Geprüft");
        value(list, "rare", "Selten");
        Layouts forms = new Layouts(admin(), entity);
        forms.section("record", "measures", "label", "Measures", "words", "de=Maße", "place", 5)
                .expect(201);
        forms.field("record", prefix + "draught", "section", "measures").expect(201);
        forms.field("record", "name", "after_element", prefix + "draught").expect(201);
    }

    private static void isShaped(TestClient reader, String entity, String phase, String list, String prefix) {
        Layouts forms = new Layouts(reader, entity);
        JsonNode meta = forms.meta();
        assertThat(meta.at("/layouts/record/sections/0/label").asText()).isEqualTo("Maße");
        assertThat(forms.sections("record").getFirst()).isEqualTo("measures: " + prefix + "draught, name");
        for (JsonNode field : meta.path("fields")) {
            String name = field.path("name").asText();
            if (name.equals(prefix + "draught")) {
                assertThat(field.path("label").asText()).isEqualTo("Tiefgang");
            } else if (name.equals(phase)) {
                assertThat(field.path("options").findValuesAsText("label")).contains("Geprüft");
            } else if (name.equals(list)) {
                assertThat(field.path("options").findValuesAsText("label")).contains("Selten");
            }
        }
        assertThat(meta.path("fields").findValuesAsText("name")).contains(prefix + "draught", phase, list);
    }
}
