package org.kontor.core.record;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes ids of version 7 (RFC 9562): they sort by the moment they were made, so that new rows stand together. */
public final class NewId {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static long last;
    private static int counter;

    private NewId() {}

    /** A new id; ids of one process ascend. */
    public static synchronized UUID next() {
        long now = Math.max(System.currentTimeMillis(), last);
        counter = now == last ? counter + 1 : RANDOM.nextInt(0x400);
        if (counter > 0xFFF) {
            now++;
            counter = 0;
        }
        last = now;
        long high = (now << 16) | 0x7000L | counter;
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
