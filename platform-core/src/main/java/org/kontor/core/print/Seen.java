package org.kontor.core.print;

import org.kontor.core.meta.EntityMeta;

/** What stands behind an expression of a template. */
sealed interface Seen {
    /** Something that is printed: a text, a number, yes or no. */
    record Value() implements Seen {}

    /** A whole number that the template itself has: written there, or the counter of a loop. */
    record Count() implements Seen {}

    /** A record of an entity. */
    record One(EntityMeta entity, Wanted wanted) implements Seen {}

    /** The same record's values as they are compared rather than read: numbers, names of choices. */
    record Raw(EntityMeta entity, Wanted wanted) implements Seen {}

    /** Several of the same. */
    record Many(Seen each) implements Seen {}

    /** The counter of a loop. */
    record Loop() implements Seen {}

    /** Anything: what a piece will be included in is not known yet. */
    record Any() implements Seen {}

    Any ANY = new Any();
    Value VALUE = new Value();
    Count COUNT = new Count();
    Loop LOOP = new Loop();
}
