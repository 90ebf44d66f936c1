package org.kontor.core.http;

import java.net.InetAddress;

/** A range of addresses, such as {@code 10.0.0.0/8} or one address alone. */
record Network(byte[] address, int bits) {
    static Network parse(String text) {
        int slash = text.indexOf('/');
        try {
            // only literals come here, so nothing is looked up
            byte[] address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits > address.length * 8) {
                throw new IllegalArgumentException("'" + text + "' is no network");
            }
            return new Network(address, bits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no network", e);
        }
    }

    boolean contains(InetAddress other) {
        byte[] theirs = other.getAddress();
        if (theirs.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((theirs[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
