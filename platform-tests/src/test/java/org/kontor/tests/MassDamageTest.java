package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.guarding.GuardingPlugin;

/** Mass changes of encrypted fields are taken back where their values can be read, and told of where they cannot. */
@OnEachDatabase
@Tag("PLUS-10")
@Tag("PLUS-23")
class MassDamageTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(GuardingPlugin.class);

    private static final Tables TABLES = new Tables(platform::connect);
    private static final String PERSONS = "records/guarding/person";
    private static final String ALTERED = "sealed1:000000000000:AAAA";

    private static TestClient admin() {
        return platform.admin();
    }

    private static JsonNode read(String id) {
        return admin().get(PERSONS + "/" + id).expect(200).json();
    }

    private static String lies(String id) {
        return TABLES.texts("select diagnosis from guarding_person where id = '" + id + "'")
                .getFirst();
    }

    @Test
    void whatCannotBeDecryptedIsNeitherOverwrittenNorPassedOver() {
        // until this is through, what cannot be opened may be what somebody typed, and is encrypted behind
        platform.kernel().sweepSecrets();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            JsonNode person =
                    i == 2 ? object("called", "ill 2") : object("called", "ill " + i, "diagnosis", "first " + i);
            ids.add(admin().post(PERSONS, person).expect(201).id());
        }
        JsonNode mass = Masses.run(
                admin(),
                "guarding/person",
                object("filter", "called==ill*", "change", object("diagnosis", "second", "iban", "i 1234567890")));
        Masses.expectNumbers(mass, 5, 5, 0, 0, 0);
        // what it holds now, what it held before, and what held nothing before
        TABLES.execute("update guarding_person set diagnosis = '" + ALTERED + "' where id in ('" + ids.get(0) + "', '"
                + ids.get(2) + "')");
        TABLES.execute("update system_change set changes = '{\"diagnosis\":[\"" + ALTERED + "\",\"" + ALTERED
                + "\"],\"$mass\":\"" + mass.path("id").asText() + "\"}' where record_id = '" + ids.get(1)
                + "' and version = 2");
        String written = lies(ids.get(1));

        JsonNode preview = admin().get(Masses.CHANGES + mass.path("id").asText() + "/undo")
                .expect(200)
                .json();
        assertThat(preview.path("would_fail").asInt()).isEqualTo(1);
        assertThat(preview.path("would_change_in_part").asInt()).isEqualTo(2);
        JsonNode undo = Masses.undo(admin(), mass.path("id").asText());
        Masses.expectNumbers(undo, 5, 4, 0, 0, 1);
        assertThat(undo.path("partly").asInt()).isEqualTo(2);
        assertThat(Masses.failures(admin(), undo.path("id").asText()).stream()
                        .map(each -> each.path("record").asText() + " "
                                + each.path("field").asText() + " "
                                + each.path("kind").asText()))
                .containsExactlyInAnyOrder(
                        ids.get(0) + " diagnosis damaged",
                        ids.get(1) + " diagnosis damaged",
                        ids.get(2) + " diagnosis damaged");
        assertThat(lies(ids.get(0))).isEqualTo(ALTERED);
        assertThat(lies(ids.get(2))).isEqualTo(ALTERED);
        assertThat(lies(ids.get(1))).isEqualTo(written);
        assertThat(read(ids.get(0)).path("iban").isNull()).isTrue();
        assertThat(read(ids.get(1)).path("diagnosis").asText()).isEqualTo("second");
        assertThat(read(ids.get(3)).path("diagnosis").asText()).isEqualTo("first 3");
        assertThat(read(ids.get(4)).path("diagnosis").asText()).isEqualTo("first 4");
    }
}
