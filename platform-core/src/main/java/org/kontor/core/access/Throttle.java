package org.kontor.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/** Bears some failed sign-ins of an account and of an address in a period, then makes both wait. */
public final class Throttle {
    private static final long MOST_KEYS = 50_000;

    private final int attempts;
    private final Duration period;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    public Throttle(int attempts, Duration period, Clock clock) {
        this.attempts = attempts;
        this.period = period;
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(period.multipliedBy(2))
                .build();
    }

    /** An attempt that counts as failed until it is said to have succeeded. */
    public final class Attempt {
        private final List<Bucket> taken;

        private Attempt(List<Bucket> taken) {
            this.taken = taken;
        }

        /** It was the right person: the attempt does not count. */
        public void succeeded() {
            taken.forEach(bucket -> bucket.addTokens(1));
        }
    }

    /**
     * Begins an attempt.
     *
     * @param account in the one form that all spellings of a login have
     * @throws Refusal LIMITED, with the argument {@code seconds}: how long to wait
     */
    public Attempt begin(String account, String address) {
        Bucket ofAddress = bucket("address " + address);
        Bucket ofAccount = bucket("account " + account);
        require(ofAddress);
        try {
            require(ofAccount);
        } catch (Refusal limited) {
            ofAddress.addTokens(1);
            throw limited;
        }
        return new Attempt(List.of(ofAddress, ofAccount));
    }

    private static void require(Bucket bucket) {
        if (!bucket.tryConsume(1)) {
            EstimationProbe probe = bucket.estimateAbilityToConsume(1);
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
            throw Refusal.of(
                    Refusal.Code.LIMITED,
                    Message.of(
                                    "system.login_limited",
                                    "Too many failed attempts. Please try again in {seconds, number} seconds.")
                            .with("seconds", seconds));
        }
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                any -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, period))
                        .withCustomTimePrecision(time)
                        .build());
    }
}
