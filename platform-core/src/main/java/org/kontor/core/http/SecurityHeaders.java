package org.kontor.core.http;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** What every answer tells browsers to refrain from. */
final class SecurityHeaders {
    private static final List<HttpField> ALWAYS = List.of(
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
            new PreEncodedHttpField("X-Frame-Options", "DENY"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
            new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
            new PreEncodedHttpField("Cache-Control", "no-store"));
    private static final HttpField STRICT_TRANSPORT =
            new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    private final boolean strictTransport;

    SecurityHeaders(boolean strictTransport) {
        this.strictTransport = strictTransport;
    }

    /** Puts the strictest set, for data; pages loosen it where they must. */
    void put(HttpFields.Mutable headers, boolean secure) {
        ALWAYS.forEach(headers::put);
        if (strictTransport || secure) {
            headers.put(STRICT_TRANSPORT);
        }
    }
}
