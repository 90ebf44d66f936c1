package org.kontor.core.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Addresses that are no hosts of the open internet, those hidden within others included. */
final class Special {
    private static final List<Range> RANGES = List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3")
            .stream()
            .map(Range::of)
            .toList();
    /** What is handed out to hosts; everything else of the space is special. */
    private static final Range GLOBAL = Range.of("2000::/3");

    private static final List<Range> NOT_GLOBAL =
            List.of(Range.of("2001::/23"), Range.of("2001:db8::/32"), Range.of("3fff::/20"));
    private static final Range TRANSLATED = Range.of("64:ff9b::/96");
    private static final Range SIX_TO_FOUR = Range.of("2002::/16");

    private Special() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (!(address instanceof Inet6Address)) {
            return RANGES.stream().anyMatch(range -> range.has(address));
        }
        if (TRANSLATED.has(address)) {
            return is(four(bytes, 12));
        }
        if (SIX_TO_FOUR.has(address)) {
            return is(four(bytes, 2));
        }
        return !GLOBAL.has(address) || NOT_GLOBAL.stream().anyMatch(range -> range.has(address));
    }

    private static InetAddress four(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
