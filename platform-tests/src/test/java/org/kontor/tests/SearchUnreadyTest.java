package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.finding.FindingPlugin;

/** A list with words says that its answer may not be whole while there is no index; nothing is changed or taken out by it. */
@OnEachDatabase
class SearchUnreadyTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(FindingPlugin.class).withoutSearchIndex();

    @Test
    @Tag("SRC-02")
    void aListSaysThatTheIndexIsNotThereYet() {
        Finding.firm(platform.admin(), "Häusler GmbH");
        Finding.firm(platform.admin(), "行健贸易");
        JsonNode page = platform.admin()
                .get(Finding.FIRMS + "?count=true&q=" + Finding.encoded("Häusler"))
                .expect(200)
                .json();
        assertThat(page.path("records")).hasSize(1);
        assertThat(page.path("partial").asBoolean()).isTrue();
        assertThat(page.path("count")).isEqualTo(object("value", 1, "exact", false));
        JsonNode none = platform.admin()
                .post(Finding.FIRMS + "/query", object("q", "xingjian", "count", true))
                .expect(200)
                .json();
        assertThat(none.path("partial").asBoolean()).isTrue();
        assertThat(none.path("count")).isEqualTo(object("value", 0, "exact", false));
        platform.admin().get(Finding.FIRMS + "/export?q=xingjian").expectProblem(503);
        platform.admin()
                .post(
                        Finding.FIRMS + "/mass",
                        object("q", "xingjian", "dry_run", true, "change", object("unsearched", "x")))
                .expectProblem(503);
    }
}
