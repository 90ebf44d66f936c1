package org.kontor.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/**
 * Bears some failed sign-ins to an account from an address in a period, then makes them wait; of one account, and of one
 * address, many more, so that nobody locks out others. Where somebody signed in before, strangers cannot make them wait.
 */
public final class Throttle {
    private static final long MOST_KEYS = 50_000;
    private static final int WIDER = 10;
    private static final Duration KNOWN = Duration.ofDays(30);

    private final int attempts;
    private final Duration period;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(KNOWN).build();

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
        private final String pair;
        private final List<Bucket> taken;

        private Attempt(String pair, List<Bucket> taken) {
            this.pair = pair;
            this.taken = taken;
        }

        /** It was the right person: the attempt does not count. */
        public void succeeded() {
            taken.forEach(bucket -> bucket.addTokens(1));
            known.put(pair, true);
        }
    }

    /**
     * Begins an attempt.
     *
     * @param account in the one form that all spellings of a login have
     * @throws Refusal LIMITED, with the argument {@code seconds}: how long to wait
     */
    public Attempt begin(String account, String address) {
        String pair = address + " " + account;
        List<Bucket> taken = new ArrayList<>();
        try {
            take(taken, bucket("address " + address, attempts * WIDER));
            take(taken, bucket("pair " + pair, attempts));
            if (known.getIfPresent(pair) == null) {
                take(taken, bucket("account " + account, attempts * WIDER));
            }
        } catch (Refusal limited) {
            taken.forEach(bucket -> bucket.addTokens(1));
            throw limited;
        }
        return new Attempt(pair, taken);
    }

    private static void take(List<Bucket> taken, Bucket bucket) {
        require(bucket);
        taken.add(bucket);
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

    private Bucket bucket(String key, int capacity) {
        return buckets.get(
                key,
                any -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
                        .withCustomTimePrecision(time)
                        .build());
    }
}
