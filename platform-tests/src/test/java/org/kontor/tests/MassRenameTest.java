package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.core.database.Fault;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** A mass change that waits means the fields that it named, whatever they are called when its turn comes. */
@OnEachDatabase
class MassRenameTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).setting("kontor.task.threads", "1");

    private static PluginDesk desk() {
        return new PluginDesk(platform.admin());
    }

    private static String thing(Object... values) {
        return new MassThings(platform).one(object(values));
    }

    private static JsonNode read(String id) {
        return new MassThings(platform).read(id);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWaitsMeansTheFieldThatWasRenamedAndNotTheOneThatTookItsName() throws Exception {
        desk().model(field("every.thing", "town", "text"), field("every.thing", "street", "text"));
        String brno = thing("caption", "In Brno", "x_town", "Brno", "x_street", "Long");
        String praha = thing("caption", "In Praha", "x_town", "Praha");
        thing("caption", "Before");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch renamed = new CountDownLatch(1);
        String other;
        JsonNode change;
        JsonNode deletion;
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("mass.records") && begun.getCount() > 0) {
                begun.countDown();
                await(renamed);
            }
        })) {
            Masses.start(platform.admin(), "every/thing", MassThings.of("Before", "change", object("count", 1)));
            await(begun);
            // there is one thread, which works on that
            String changes = Masses.start(
                    platform.admin(),
                    "every/thing",
                    object(
                            "where",
                            object("x_town", object("is", "Brno")),
                            "change",
                            object("x_town", "Olomouc", "x_street", "Short")));
            String deletes = Masses.start(
                    platform.admin(),
                    "every/thing",
                    object(
                            "where",
                            object("not", object("x_town", object("is", "Brno"))),
                            "filter",
                            "x_town==Praha",
                            "delete",
                            true));
            desk().model(
                            object("entity", "every.thing", "field", "city", "formerly", "town"),
                            object("entity", "every.thing", "field", "road", "formerly", "street"));
            desk().model(field("every.thing", "town", "text"));
            other = thing("caption", "Elsewhere", "x_town", "Praha", "x_city", "Brno");
            String third = thing("caption", "Nowhere", "x_town", "Brno", "x_city", "Ostrava");
            renamed.countDown();
            change = Masses.ended(platform.admin(), changes);
            deletion = Masses.ended(platform.admin(), deletes);
            assertThat(read(third).path("x_town").asText()).isEqualTo("Brno");
            assertThat(read(third).path("x_city").asText()).isEqualTo("Ostrava");
        }
        Masses.expectNumbers(change, 2, 2, 0, 0, 0);
        Masses.expectNumbers(deletion, 1, 1, 0, 0, 0);
        assertThat(read(brno).path("x_city").asText()).isEqualTo("Olomouc");
        assertThat(read(brno).path("x_road").asText()).isEqualTo("Short");
        assertThat(read(brno).path("x_town").isNull()).isTrue();
        assertThat(read(other).path("x_city").asText()).isEqualTo("Olomouc");
        assertThat(read(other).path("x_town").asText()).isEqualTo("Praha");
        platform.admin().get(MassThings.PATH + "/" + praha).expectProblem(404);

        // and it is taken back as what it was
        JsonNode undone = Masses.undo(platform.admin(), change.path("id").asText());
        assertThat(undone.path("state").asText()).isEqualTo("done");
        assertThat(read(brno).path("x_city").asText()).isEqualTo("Brno");
        assertThat(read(brno).path("x_road").asText()).isEqualTo("Long");
    }
}
