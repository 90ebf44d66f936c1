package org.kontor.contacts.transfer;

import java.util.List;

/**
 * What one transaction did.
 *
 * @param rejected the rows that could not even be tried, each with its reasons
 */
record Tally(long created, long updated, long unchanged, List<List<Problem>> rejected) {
    Tally {
        rejected = List.copyOf(rejected);
    }
}
