package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Where old entries of the change log were cut off, a history says so. */
@OnEachDatabase
class CutHistoryTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    @Test
    void aHistoryWithoutItsBeginningSaysUpToWhenItWasCut() throws SQLException {
        TestClient admin = platform.admin();
        Answer old = admin.post("records/every/thing", object("caption", "old")).expect(201);
        Answer young =
                admin.post("records/every/thing", object("caption", "young")).expect(201);
        assertThat(history(old).has("cut_before")).isFalse();
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into system_change_cut (id, seq, at) select 1, seq, at from system_change"
                    + " where record_id = '" + old.id() + "'");
            statement.execute("delete from system_change where seq <= (select seq from system_change_cut)");
        }
        assertThat(history(old).path("entries")).isEmpty();
        assertThat(history(old).path("cut_before").asText()).startsWith("20");
        assertThat(history(young).path("entries")).hasSize(1);
        assertThat(history(young).has("cut_before")).isFalse();
    }

    private static JsonNode history(Answer record) {
        return platform.admin()
                .get("records/every/thing/" + record.id() + "/history")
                .expect(200)
                .json();
    }
}
