package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.growing.GrowingPlugin;

/** What hooks work out, and what they are handed. */
@OnEachDatabase
class WorkedOutTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(GrowingPlugin.class);

    private static final String PLANTS = "records/growing/plant";

    @Test
    void aPluginKeepsASumInAnotherRecordAndNobodyElseDoes() {
        Answer plant = platform.admin().post(PLANTS, object("label", "oak")).expect(201);
        platform.admin().post("records/growing/leaf", object("of", plant.id())).expect(201);
        platform.admin().post("records/growing/leaf", object("of", plant.id())).expect(201);
        Answer read = platform.admin().get(PLANTS + "/" + plant.id()).expect(200);
        assertThat(read.json().path("leaves").asLong()).isEqualTo(2);
        platform.admin()
                .patch(PLANTS + "/" + plant.id(), read.etag(), object("leaves", 7))
                .expectProblem(403, "leaves");
        platform.admin().post(PLANTS, object("leaves", 7)).expectProblem(403, "leaves");
    }

    @Test
    void aHookThatAsksForARequiredValueWhichIsMissingIsNotToBlame() {
        platform.admin().post("records/growing/leaf", object()).expectProblem(422, "of");
    }
}
