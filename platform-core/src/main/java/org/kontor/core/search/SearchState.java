package org.kontor.core.search;

import java.util.Optional;

/**
 * How the search index of this server fares.
 *
 * @param isBuilding whether records are read through still, so that not all may be found
 * @param documents records that can be found
 * @param behind numbers of the change log that it has still before it
 * @param bytes how large it is
 * @param rebuilt how many records a new one beside it has already, if one is made
 * @param failure what keeps it from going on; it tries again
 */
public record SearchState(
        boolean isBuilding,
        long documents,
        long behind,
        Optional<Long> bytes,
        Optional<Long> rebuilt,
        Optional<String> failure) {}
