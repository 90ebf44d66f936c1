package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.kontor.testing.TestClient;

/** The log of who read what. It is written behind, so it is asked until it has something. */
final class Accesses {
    private Accesses() {}

    /** Entries that a query such as {@code kind=read&record=…} names, newest first, as soon as there are so many. */
    static List<JsonNode> of(TestClient auditor, String query, int many) {
        List<JsonNode> found = new ArrayList<>();
        Eventually.until(() -> {
            found.clear();
            auditor.get("audit/accesses?" + query)
                    .expect(200)
                    .json()
                    .path("entries")
                    .forEach(found::add);
            assertThat(found).as(query).hasSizeGreaterThanOrEqualTo(many);
        });
        return found;
    }
}
