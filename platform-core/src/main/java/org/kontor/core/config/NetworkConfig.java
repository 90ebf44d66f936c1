package org.kontor.core.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the server itself connects to, {@code kontor.network.…}.
 *
 * @param allow private addresses that may be connected to: names or addresses, each with or without a port, or networks;
 *     none unless set
 * @param timeout how long a connection, and one answer on it, is waited for; 30 seconds unless set
 * @param maxAnswer the longest answer that is read, in bytes; 10 MiB unless set
 */
public record NetworkConfig(List<String> allow, Duration timeout, long maxAnswer) {
    private static final Pattern PLACE = Pattern.compile(
            "(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9]([A-Za-z0-9._-]{0,252}))(:\\d{1,5})?|[0-9A-Fa-f:.]{2,45}/\\d{1,3}");

    static NetworkConfig read(ConfigurationReader in) {
        return new NetworkConfig(
                in.list(
                        "kontor.network.allow",
                        "names or addresses such as pbx.lan:5038 or [fd00::7], or networks such as 10.0.0.0/8,"
                                + " separated by commas",
                        text -> PLACE.matcher(text).matches() && (!text.contains("/") || HttpConfig.isNetwork(text))),
                in.time("kontor.network.timeout", "30s", "100ms", "10m"),
                in.size("kontor.network.max-answer", "10M", "1k", "1G"));
    }
}
