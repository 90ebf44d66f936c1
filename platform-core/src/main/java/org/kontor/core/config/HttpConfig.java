package org.kontor.core.config;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The door to the network, {@code kontor.http.…}.
 *
 * @param host the address to listen on; 127.0.0.1, which only this machine reaches, unless set
 * @param port the port to listen on; 8080 unless set, 0 for any free one
 * @param publicUrl how browsers reach the server from outside, for cookies, links in mails and the check of a request's
 *     origin; unless set, the address that a request itself names
 * @param trustedProxies addresses or networks of reverse proxies whose {@code Forwarded} headers are believed; none unless
 *     set
 * @param threads how many requests run at the same time; 64 unless set
 * @param maxBodySize the largest body of a request, in bytes; 10 MiB unless set
 * @param requestTimeout how long a request may take from its first byte to the answer; 30 seconds unless set
 * @param largeBodyTimeout how long a request that may bring a large body may take once no more of it comes; 10 minutes
 *     unless set
 * @param stopTimeout how long running requests may take to end when the server stops; 30 seconds unless set
 */
public record HttpConfig(
        String host,
        int port,
        Optional<URI> publicUrl,
        List<String> trustedProxies,
        int threads,
        long maxBodySize,
        Duration requestTimeout,
        Duration largeBodyTimeout,
        Duration stopTimeout) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{3,45}(/\\d{1,3})?");

    static HttpConfig read(ConfigurationReader in) {
        return new HttpConfig(
                in.text("kontor.http.host", "127.0.0.1"),
                in.number("kontor.http.port", 8080, 0, 65_535),
                in.origin("kontor.http.public-url"),
                in.list(
                        "kontor.http.trusted-proxies",
                        "IP addresses or networks such as 10.0.0.0/8, separated by commas",
                        HttpConfig::isNetwork),
                in.number("kontor.http.threads", 64, 4, 4096),
                in.size("kontor.http.max-body-size", "10M", "64k", "2G"),
                in.time("kontor.http.request-timeout", "30s", "1s", "1h"),
                in.time("kontor.http.large-body-timeout", "10m", "1s", "1d"),
                in.time("kontor.http.stop-timeout", "30s", "0s", "10m"));
    }

    static boolean isNetwork(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return false;
        }
        String[] parts = text.split("/", 2);
        try {
            int bits = InetAddress.ofLiteral(parts[0]).getAddress().length * 8;
            return parts.length == 1 || Integer.parseInt(parts[1]) <= bits;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
