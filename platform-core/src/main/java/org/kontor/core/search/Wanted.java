package org.kontor.core.search;

import java.util.List;

/** What is looked for: terms, and how they go together. Data, worked out of words once, asked of the index and of records. */
sealed interface Wanted {
    /**
     * A term.
     *
     * @param isBeginning whether terms that begin with it count too
     * @param typos how many letters may be others, missing or too many
     */
    record Atom(String term, boolean isBeginning, int typos) implements Wanted {}

    /** All of them. */
    record All(List<Wanted> each) implements Wanted {
        public All {
            each = List.copyOf(each);
        }
    }

    /** One of them. */
    record Any(List<Wanted> each) implements Wanted {
        public Any {
            each = List.copyOf(each);
        }
    }

    static Wanted all(List<? extends Wanted> each) {
        return each.size() == 1 ? each.getFirst() : new All(List.copyOf(each));
    }

    static Wanted any(List<? extends Wanted> each) {
        return each.size() == 1 ? each.getFirst() : new Any(List.copyOf(each));
    }
}
