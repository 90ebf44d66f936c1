package org.kontor.core.config;

import java.util.Locale;

/**
 * A key as the file, the environment and the command line may give it.
 *
 * @param name for example {@code kontor.http.port}
 * @param standard what holds where nobody gives it, as the file writes it; empty for nothing
 * @param isSecret whether its value is masked wherever it is printed
 */
public record ConfigurationKey(String name, String standard, boolean isSecret) {
    /** The variable that gives the same value, for example {@code KONTOR_HTTP_PORT}. */
    public String variable() {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
