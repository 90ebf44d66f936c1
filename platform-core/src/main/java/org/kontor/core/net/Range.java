package org.kontor.core.net;

import java.net.InetAddress;
import java.util.Arrays;

/** A network: addresses that begin alike. */
@SuppressWarnings("ArrayRecordComponent") // never handed out
record Range(byte[] start, int bits) {
    /** Of {@code 10.0.0.0/8}, or of one address alone. */
    static Range of(String text) {
        String[] parts = text.split("/", 2);
        byte[] start = InetAddress.ofLiteral(parts[0]).getAddress();
        return new Range(start, parts.length == 1 ? start.length * 8 : Integer.parseInt(parts[1]));
    }

    boolean has(InetAddress address) {
        byte[] bytes = address.getAddress();
        int whole = bits / 8;
        if (bytes.length != start.length || !Arrays.equals(bytes, 0, whole, start, 0, whole)) {
            return false;
        }
        int mask = 0xFF00 >> bits % 8 & 0xFF;
        return mask == 0 || (bytes[whole] & mask) == (start[whole] & mask);
    }
}
