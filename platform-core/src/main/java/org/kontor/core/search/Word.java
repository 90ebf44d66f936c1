package org.kontor.core.search;

import java.util.List;

/**
 * A place in a text with the terms by which it is found.
 *
 * @param start where it begins, counted in Java's chars
 * @param end behind its last char
 * @param terms at least one
 */
record Word(int start, int end, List<String> terms) {
    Word {
        terms = List.copyOf(terms);
    }
}
