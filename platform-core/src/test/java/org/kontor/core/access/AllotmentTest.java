package org.kontor.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.core.access.Allotment.Verdict.ALL_IS_TAKEN;
import static org.kontor.core.access.Allotment.Verdict.ONE_HAS_ALL_OF_THEIRS;
import static org.kontor.core.access.Allotment.Verdict.TAKEN;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class AllotmentTest {
    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final Allotment allotment = new Allotment(5, 3);

    @Test
    void nobodyTakesMoreThanTheirsAndAllTogetherNoMoreThanThereIs() {
        assertThat(allotment.take(ada, 3)).isEqualTo(TAKEN);
        assertThat(allotment.take(ada, 1)).isEqualTo(ONE_HAS_ALL_OF_THEIRS);
        assertThat(allotment.take(bob, 3)).isEqualTo(ALL_IS_TAKEN);
        assertThat(allotment.take(bob, 2)).isEqualTo(TAKEN);
    }

    @Test
    void whatIsGivenBackIsThereForOthersAndWhatWasRefusedWasNotTaken() {
        allotment.take(ada, 3);
        allotment.take(bob, 3);
        allotment.give(ada, 2);
        assertThat(allotment.take(bob, 3)).isEqualTo(TAKEN);
        assertThat(allotment.take(ada, 1)).isEqualTo(TAKEN);
        assertThat(allotment.take(ada, 1)).isEqualTo(ALL_IS_TAKEN);
    }
}
