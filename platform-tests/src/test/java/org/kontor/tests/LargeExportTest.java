package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** An export reads page by page, and no page of it is too large for that, whatever a record holds. */
@OnEachDatabase
class LargeExportTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String THINGS = "records/every/thing";

    @Test
    void recordsOfManyValuesAreTakenOutLikeOthers() {
        List<ObjectNode> lines = Collections.nCopies(8, object("text", "a part"));
        load("parts", object("lines", lines), 1100);
        List<JsonNode> taken = export("parts");
        assertThat(taken)
                .hasSize(1100)
                .allSatisfy(thing -> assertThat(thing.get("lines")).hasSize(8));
    }

    @Test
    void recordsOfLongTextsAreTakenOutLikeOthers() {
        String note = "x".repeat(99_000);
        load("texts", object("note", note), 200);
        List<JsonNode> taken = export("texts");
        assertThat(taken)
                .hasSize(200)
                .allSatisfy(thing -> assertThat(thing.get("note").textValue()).hasSize(note.length()));
        assertThat(taken.stream().map(thing -> thing.get("id").asText()).distinct())
                .hasSize(200);
    }

    private static void load(String caption, ObjectNode values, int count) {
        ObjectNode line = values.put("caption", caption);
        for (int left = count; left > 0; left -= 50) {
            platform.admin()
                    .ndjson(THINGS + "/bulk", Collections.nCopies(50, line))
                    .expect(200);
        }
    }

    private static List<JsonNode> export(String caption) {
        return platform.admin()
                .get(THINGS + "/export?filter=caption==" + caption)
                .expect(200)
                .lines();
    }
}
