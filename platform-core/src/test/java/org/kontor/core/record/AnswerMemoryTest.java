package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kontor.api.Refusal;

/** Answers leave each other room in memory. */
@Tag("S-85")
class AnswerMemoryTest {
    private static final long LARGE = 2 * AnswerSize.MOST_BYTES;
    private final AnswerMemory memory = new AnswerMemory(4 * LARGE);
    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Test
    void nobodyTakesMoreThanHalf() {
        AnswerMemory.Share first = taken(ada, LARGE);
        taken(ada, LARGE);
        refused(ada, LARGE, Refusal.Code.LIMITED);
        taken(bob, LARGE);
        first.close();
        taken(ada, LARGE);
    }

    @Test
    void allTogetherTakeNoMoreThanThereIs() {
        List<AnswerMemory.Share> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(taken(UUID.randomUUID(), LARGE));
        }
        refused(ada, LARGE, Refusal.Code.UNAVAILABLE);
        taken(ada, AnswerMemory.FREE);
        all.forEach(AnswerMemory.Share::close);
        taken(ada, LARGE);
    }

    @Test
    void theLargestAnswerFitsIntoTheSmallestServer() {
        AnswerMemory small = new AnswerMemory(1);
        AnswerMemory.Share share = small.open(ada);
        for (long bytes = 0; bytes < LARGE; bytes += AnswerMemory.FREE) {
            share.grow(AnswerMemory.FREE);
        }
        share.close();
        small.open(ada).grow(LARGE);
    }

    @Test
    @Tag("PLUS-56")
    void whatRecordsHeldIsCountedWithTheirPartsAndTexts() {
        Line bare = line();
        Line full = line("a", 1L, "x".repeat(1000));
        assertThat(HeldSize.of(full)).isGreaterThan(HeldSize.of(bare) + 2000);
        AnswerMemory.Share share = memory.open(ada);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        share.grow(HeldSize.of(full));
                    }
                })
                .isInstanceOf(Refusal.class);
        share.close();
    }

    private static Line line(Object... values) {
        return new Line(UUID.randomUUID(), 1, values, new String[0], new Object[0]);
    }

    private AnswerMemory.Share taken(UUID caller, long bytes) {
        AnswerMemory.Share share = memory.open(caller);
        share.grow(bytes);
        return share;
    }

    private void refused(UUID caller, long bytes, Refusal.Code code) {
        try (AnswerMemory.Share share = memory.open(caller)) {
            assertThatThrownBy(() -> share.grow(bytes))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
        }
    }
}
