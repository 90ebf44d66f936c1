package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.finding.FindingPlugin;

/** Where the index cannot tell, a list looks for parts of texts, and nothing is changed by a guess. */
@OnEachDatabase
class MassWithoutIndexTest {
    /** No folder can be there. */
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(FindingPlugin.class).setting("kontor.search.dir", "/dev/null/index");

    @Test
    void whatIsChangedIsNotGuessed() {
        Finding.firm(platform.admin(), "Unindexed Ltd");
        assertThat(Finding.listed(platform.admin(), "index", "")).containsExactly("Unindexed Ltd");
        for (boolean isTried : new boolean[] {true, false}) {
            platform.admin()
                    .post("records/finding/firm/mass", object("q", "index", "delete", true, "dry_run", isTried))
                    .expectProblem(503);
        }
        assertThat(Finding.listed(platform.admin(), "index", "")).hasSize(1);
        // without words there is nothing to be looked up
        Masses.expectNumbers(
                Masses.run(
                        platform.admin(),
                        "finding/firm",
                        object("filter", "called=='Unindexed Ltd'", "change", object("city", "Brno"))),
                1,
                1,
                0,
                0,
                0);
    }
}
