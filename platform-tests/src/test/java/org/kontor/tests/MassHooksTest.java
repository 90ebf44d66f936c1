package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.stacking.StackingPlugin;

/** Mass changes and hooks of plugins: those that refuse, that fail, that write along; and the end of the log's memory. */
@OnEachDatabase
@Tag("PLUS-10")
class MassHooksTest {
    private static final ManualClock clock = ManualClock.at("2027-03-01T10:00:00Z");

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(StackingPlugin.class)
            // of the failures of all these tests together
            .setting("kontor.plugins-failures", "9")
            .setting("kontor.session.idle-timeout", "30d")
            .setting("kontor.session.max-age", "90d")
            .clock(clock);

    private static final String ITEMS = "records/stacking/item";
    private static final String ITEM = "stacking/item";

    private static TestClient admin() {
        return platform.admin();
    }

    /** Items that stand on one another; each on the one before, or on the one behind. */
    private static List<String> stack(String label, int count, boolean upwards) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectNode item = object("label", label + " " + i);
            if (upwards && i > 0) {
                item.put("stands_on", ids.getLast());
            }
            ids.add(admin().post(ITEMS, item).expect(201).id());
        }
        for (int i = 0; !upwards && i < count - 1; i++) {
            set(ids.get(i), object("stands_on", ids.get(i + 1)));
        }
        return ids;
    }

    private static void set(String id, ObjectNode values) {
        admin().patch(ITEMS + "/" + id, admin().get(ITEMS + "/" + id).etag(), values)
                .expect(200);
    }

    private static ObjectNode of(String label, Object... more) {
        return object(more).put("filter", "label==\"" + label + "*\"");
    }

    @Test
    void recordsThatStandAgainstOneAnotherGoAndComeBackInTheOrderThatGoes() {
        for (boolean upwards : List.of(true, false)) {
            String label = upwards ? "up" : "down";
            stack(label, 60, upwards);
            JsonNode gone = Masses.run(admin(), ITEM, of(label, "delete", true));
            assertThat(gone.path("changed").asInt()).as("%s", gone).isEqualTo(60);
            JsonNode back = Masses.undo(admin(), gone.path("id").asText());
            assertThat(back.path("changed").asInt()).as("%s", back).isEqualTo(60);
            assertThat(back.path("failed").asInt()).isZero();
        }
    }

    @Test
    void whatStandsAgainstItForGoodIsNamedOnce() {
        List<String> ids = stack("held", 5, true);
        String other = admin().post(ITEMS, object("label", "on top", "stands_on", ids.get(2)))
                .expect(201)
                .id();
        JsonNode gone = Masses.run(admin(), ITEM, of("held", "delete", true));
        assertThat(gone.path("changed").asInt()).isEqualTo(2);
        assertThat(gone.path("failed").asInt()).isEqualTo(3);
        assertThat(Masses.failures(admin(), gone.path("id").asText()))
                .hasSize(3)
                .allMatch(each -> each.path("reason").asText().contains("stands on it"));
        admin().get(ITEMS + "/" + other).expect(200);
    }

    @Test
    void aHookThatFailsOnOneRecordLeavesThatOneAlone() {
        stack("hooked", 12, true);
        JsonNode mass = Masses.run(admin(), ITEM, of("hooked", "change", object("mark", "broken")));
        assertThat(mass.path("changed").asInt()).as("%s", mass).isEqualTo(11);
        assertThat(Masses.failures(admin(), mass.path("id").asText()))
                .singleElement()
                .satisfies(each -> assertThat(each.path("kind").asText()).isEqualTo("failed"));
        JsonNode preview = admin().post(
                        ITEMS + "/mass", of("hooked 3", "change", object("mark", "broken"), "dry_run", true))
                .expect(200)
                .json();
        assertThat(preview.path("would_fail").asInt()).isEqualTo(1);
    }

    @Test
    void aHookThatFailsOnManyEndsTheTaskBeforeItsPluginIsSetAside() {
        String id = admin().post(ITEMS, object("label", "3")).expect(201).id();
        for (int i = 0; i < 9; i++) {
            admin().post(ITEMS, object("label", "often 3", "stands_on", id)).expect(201);
        }
        JsonNode mass = Masses.run(admin(), ITEM, of("often", "change", object("mark", "broken")));
        assertThat(mass.path("state").asText()).isEqualTo("failed");
        assertThat(mass.path("message").asText()).contains("the log says more");
        admin().get(ITEMS + "/" + id).expect(200);
    }

    @Test
    void whatAHookWroteAlongIsTakenBackToo() {
        String id = stack("along", 1, true).getFirst();
        set(id, object("mark", "once"));
        JsonNode mass = Masses.run(admin(), ITEM, of("along", "change", object("mark", "twice")));
        assertThat(admin().get(ITEMS + "/" + id).json().path("marks").asInt()).isEqualTo(2);
        Masses.undo(admin(), mass.path("id").asText());
        JsonNode now = admin().get(ITEMS + "/" + id).json();
        assertThat(now.path("mark").asText()).isEqualTo("once");
        assertThat(now.path("marks").asInt()).isEqualTo(1);
    }

    @Test
    void whatTheLogDoesNotHoldAnyMoreIsNotTakenBack() {
        stack("old", 3, true);
        JsonNode mass = Masses.run(admin(), ITEM, of("old", "change", object("mark", "x")));
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofDays(10));
            admin().get("session").expect(200);
        }
        admin().patch(
                        "settings/system",
                        admin().get("settings/system").expect(200).etag(),
                        object("system", object("changes_kept", 30)))
                .expect(200);
        platform.kernel().cutChanges();
        String id = mass.path("id").asText();
        assertThat(Masses.askUndo(admin(), id).expectProblem(409).body()).contains("change log");
        admin().get(Masses.CHANGES + id + "/undo").expectProblem(409);
        platform.kernel().sweepMassChanges();
        assertThat(platform.state().tables().get("system_mass_page")).startsWith("0 rows");
    }
}
