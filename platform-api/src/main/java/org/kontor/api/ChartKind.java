package org.kontor.api;

/**
 * How numbers are drawn. Amounts of several currencies are never added up: each is drawn by itself.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="chart"}
 */
public enum ChartKind {
    BAR,
    LINE,
    PIE,
    /** The number alone, of all records that are asked for; nothing is grouped. */
    NUMBER
}
