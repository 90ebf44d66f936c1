package org.kontor.core.rest;

import java.time.Duration;

/** The cookie that names a session: for this host alone, secure connections alone, and out of reach of scripts. */
public final class SessionCookie {
    public static final String NAME = "__Host-kontor";

    private static final String TRAITS = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    private SessionCookie() {}

    /** The header that sets it. */
    public static String set(String value, Duration maxAge) {
        return NAME + "=" + value + TRAITS + "; Max-Age=" + maxAge.toSeconds();
    }

    /** The header that takes it away. */
    public static String remove() {
        return NAME + "=" + TRAITS + "; Max-Age=0";
    }
}
