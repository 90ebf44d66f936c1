package org.kontor.core.meta.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Moments are written as the JDK writes them. */
class MomentTextTest {
    @Test
    void aMomentIsWrittenAsTheJdkWritesIt() {
        Random random = new Random(1);
        long first = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
        long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        for (int i = 0; i < 100_000; i++) {
            long millis = random.nextLong(first, last + 1);
            check(Instant.ofEpochMilli(i % 3 == 0 ? millis - Math.floorMod(millis, 1000) : millis));
        }
        check(Instant.ofEpochMilli(first));
        check(Instant.ofEpochMilli(last));
        check(Instant.EPOCH);
        check(Instant.parse("1969-12-31T23:59:59.001Z"));
        check(Instant.parse("2026-11-22T14:30:00.000001Z"));
        check(Instant.MIN);
        check(Instant.MAX);
    }

    private static void check(Instant moment) {
        assertThat(MomentText.of(moment)).isEqualTo(moment.toString());
    }
}
