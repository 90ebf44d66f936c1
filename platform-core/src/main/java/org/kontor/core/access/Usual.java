package org.kontor.core.access;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** How whoever chose nothing of their own is spoken to, and in which time zone they are. */
public record Usual(Locale language, ZoneId zone) {
    /** As long as administrators say nothing else. */
    public static final Usual PLAIN = new Usual(Locale.ENGLISH, ZoneOffset.UTC);
}
