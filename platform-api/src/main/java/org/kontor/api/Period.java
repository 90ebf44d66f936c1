package org.kontor.api;

/**
 * A stretch of the calendar. Weeks begin on Monday (ISO 8601).
 *
 * {@snippet class="org.kontor.example.Asking" region="when"}
 */
public enum Period {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
}
