package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.guarding.GuardingPlugin;

/** Who writes plain values into encrypted columns and into the history, past the server, is not believed. */
@OnEachDatabase
@Tag("PLUS-23")
class SecretForgeryTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(GuardingPlugin.class);

    private static final Tables TABLES = new Tables(platform::connect);
    private static final String PERSONS = "records/guarding/person";

    private static TestClient admin() {
        return platform.admin();
    }

    private static JsonNode read(String id) {
        return admin().get(PERSONS + "/" + id).expect(200).json();
    }

    private static Answer change(String id, Object... values) {
        String path = PERSONS + "/" + id;
        return admin().patch(path, admin().get(path).expect(200).etag(), object(values));
    }

    @Test
    void whatSomebodyWritesIntoTheDatabaseInPlainIsDamagedAndNoValue() {
        // until then a plain text could be one from before
        platform.kernel().sweepSecrets();
        String id = admin().post(PERSONS, object("called", "forged", "iban", "real 1234567890", "salary", "5"))
                .expect(201)
                .id();
        TABLES.execute("update guarding_person set iban = 'forged 1234567890', salary = '999' where id = '" + id + "'");
        JsonNode damaged = read(id);
        assertThat(damaged.path("iban").isNull()).isTrue();
        assertThat(damaged.path("salary").isNull()).isTrue();
        assertThat(damaged.path("$damaged").toString()).isEqualTo("[\"iban\",\"salary\"]");
        // also by a server that starts then: it is not encrypted as if it were genuine
        platform.restart();
        assertThat(read(id).path("$damaged").toString()).isEqualTo("[\"iban\",\"salary\"]");
        platform.kernel().sweepSecrets();
        assertThat(read(id).path("iban").isNull()).isTrue();
        change(id, "iban", "anew 1234567890", "salary", "6").expect(200);
        assertThat(read(id).has("$damaged")).isFalse();
        forge(id, "{\"iban\":[\"planted 1234567890\",null]}");
        assertThat(admin().get(PERSONS + "/" + id + "/history").expect(200).body())
                .contains("anew 1234567890")
                .doesNotContain("planted");
    }

    /** Puts something in place of what the first entry of a record's history says. */
    private static void forge(String id, String changes) {
        TABLES.execute(
                "update system_change set changes = '" + changes + "' where record_id = '" + id + "' and version = 1");
    }
}
