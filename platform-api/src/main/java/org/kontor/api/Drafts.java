package org.kontor.api;

/**
 * Records that are about to be created or updated, as a {@link Hook#before} sees them. Deletions do not pass here.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="drafts"}
 */
public interface Drafts extends Iterable<Draft> {
    /** To read by, as whoever writes; writing is refused. */
    Records records();
}
