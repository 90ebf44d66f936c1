package org.kontor.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.UUID;

/** How often each user may do something that costs a little, such as a line in the log. */
public final class Pace {
    private static final long MOST_KEYS = 10_000;

    private final int most;
    private final Duration period;
    private final Cache<UUID, Bucket> buckets;

    /** So often in a period, each of them. */
    public Pace(int most, Duration period) {
        this.most = most;
        this.period = period;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(period.multipliedBy(2))
                .build();
    }

    /** Whether once more is not too often. */
    public boolean take(UUID user) {
        return buckets.get(
                        user,
                        any -> Bucket.builder()
                                .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
                                .build())
                .tryConsume(1);
    }
}
