package org.kontor.contacts.check;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the parts of a person's name stand together. */
public final class PersonName {
    private PersonName() {}

    /** First, middle and last name; family name first and without a blank where all of it is Chinese. */
    public static String full(Optional<String> first, Optional<String> middle, Optional<String> last) {
        String given = joined(" ", first, middle);
        String western = joined(" ", first, middle, last);
        return !given.isEmpty() && western.codePoints().allMatch(PersonName::isHanOrBlank)
                ? joined("", last, first, middle)
                : western;
    }

    @SafeVarargs
    private static String joined(String glue, Optional<String>... names) {
        return Stream.of(names)
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(glue));
    }

    private static boolean isHanOrBlank(int character) {
        return character == ' ' || Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}
