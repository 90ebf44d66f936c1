package org.kontor.core.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A private place that the administrator opened: a host, with or without a port, or a network.
 *
 * @param host in lower case, or null for a network
 * @param port 0 for every port
 */
record Allowed(@Nullable String host, int port, @Nullable Range range) {
    static List<Allowed> of(List<String> texts) {
        return texts.stream().map(Allowed::of).toList();
    }

    private static Allowed of(String text) {
        if (text.contains("/")) {
            return new Allowed(null, 0, Range.of(text));
        }
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > text.lastIndexOf(']') && colon == text.indexOf(':', Math.max(0, text.indexOf(']')));
        String host = hasPort ? text.substring(0, colon) : text;
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : 0;
        try {
            return new Allowed(null, port, Range.of(bare));
        } catch (IllegalArgumentException name) {
            return new Allowed(bare.toLowerCase(Locale.ROOT), port, null);
        }
    }

    boolean opens(String asked, InetAddress address, int askedPort) {
        if (port != 0 && port != askedPort) {
            return false;
        }
        return range != null ? range.has(address) : asked.equalsIgnoreCase(host);
    }
}
