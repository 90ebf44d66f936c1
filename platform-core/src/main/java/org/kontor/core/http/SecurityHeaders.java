package org.kontor.core.http;

import org.eclipse.jetty.http.HttpFields;

/** What every answer tells browsers to refrain from. */
final class SecurityHeaders {
    private final boolean strictTransport;

    SecurityHeaders(boolean strictTransport) {
        this.strictTransport = strictTransport;
    }

    /** Puts the strictest set, for data; pages loosen it where they must. */
    void put(HttpFields.Mutable headers, boolean secure) {
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "no-store");
        if (strictTransport || secure) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
