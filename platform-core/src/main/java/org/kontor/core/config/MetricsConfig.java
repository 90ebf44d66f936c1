package org.kontor.core.config;

import java.util.Optional;

/**
 * Figures for monitoring, {@code kontor.metrics.…}.
 *
 * @param token what a reader of {@code /metrics} sends as bearer token, at least 16 characters; unless set, nobody reads
 *     them
 */
public record MetricsConfig(Optional<Secret> token) {
    private static final String TOKEN = "kontor.metrics.token";

    static MetricsConfig read(ConfigurationReader in) {
        MetricsConfig config = new MetricsConfig(in.secret(TOKEN));
        if (config.token.filter(token -> token.value().length() < 16).isPresent()) {
            in.refuse(TOKEN, "it is too short to be safe", "give at least 16 characters");
        }
        return config;
    }
}
