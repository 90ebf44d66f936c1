package org.kontor.api;

/**
 * Records that were just written, as a {@link Hook#within} sees them.
 *
 * {@snippet class="org.kontor.example.InventoryPlugin" region="changes"}
 */
public interface Changes extends Iterable<Change> {
    /** To read and write by, as whoever writes; {@code records().as(self)} for the plugin's own right. */
    Records records();
}
