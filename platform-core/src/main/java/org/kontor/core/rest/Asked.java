package org.kontor.core.rest;

import java.util.List;
import java.util.Optional;

/** What was given with a question by name, in an address or in a body; each value is refused by its name. */
interface Asked {
    /** A text, if it was given. */
    Optional<String> text(String name);

    /** Several texts; none when they were not given. */
    List<String> texts(String name);

    /** A whole number within limits. */
    int number(String name, int otherwise, int least, int most);

    /** Yes or no; no unless it was given. */
    boolean yes(String name);
}
