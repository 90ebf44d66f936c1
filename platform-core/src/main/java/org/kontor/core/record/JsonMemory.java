package org.kontor.core.record;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Memory for pages of JSON that is used again. */
final class JsonMemory {
    static final byte[] NONE = {};
    private static final int FIRST_SIZE = 64 * 1024;
    private static final int MOST_SIZE = 256 * 1024;
    private static final int MOST_KEPT = 16;

    private final Queue<byte[]> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger kept = new AtomicInteger();

    JsonBytes take(AnswerMemory.Share counted) {
        byte[] known = free.poll();
        if (known != null) {
            kept.decrementAndGet();
        }
        return new JsonBytes(this, known == null ? new byte[FIRST_SIZE] : known, counted);
    }

    void giveBack(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MOST_SIZE) {
            return;
        }
        if (kept.incrementAndGet() <= MOST_KEPT) {
            free.add(bytes);
        } else {
            kept.decrementAndGet();
        }
    }
}
