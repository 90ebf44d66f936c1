package org.kontor.contacts.api;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** Where debtor and creditor numbers come from: what they begin with and which is next. */
public final class NumberRange {
    public static final EntityName NAME = EntityName.of("contacts", "number_range");

    public static final String DEBTOR = "debtor";
    public static final String CREDITOR = "creditor";

    public static final Field<String> USED_FOR =
            NAME.text("used_for").required().unique().maxLength(30);
    public static final Field<String> PREFIX = NAME.text("prefix").maxLength(10);
    public static final Field<Long> DIGITS = NAME.integer("digits").help("Filled with zeros up to so many");
    public static final Field<Long> NEXT_NUMBER = NAME.integer("next_number");

    private NumberRange() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Number range", "Number ranges")
                .title(USED_FOR)
                .fields(USED_FOR, PREFIX, DIGITS, NEXT_NUMBER);
    }

    /** What is always true of number ranges. */
    public static Rule[] rules() {
        return new Rule[] {
            Rule.must(
                    "digits_in_range",
                    DIGITS.atLeast(1L).and(DIGITS.atMost(15L)),
                    Words.of("digits_out_of_range", "A number has 1 to 15 digits")),
            Rule.must(
                    "next_number_positive",
                    NEXT_NUMBER.atLeast(1L),
                    Words.of("next_number_too_small", "Numbers begin with 1 or later"))
        };
    }
}
