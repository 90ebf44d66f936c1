package org.kontor.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What can be counted and summed up: the kernel's aspect for key figures. Each row is one number of one measure, with
 * what it may be grouped by; the figures of a dashboard are {@link Records#aggregate} over facts.
 *
 * {@snippet class="org.kontor.example.Deal" region="facts"}
 */
public final class Fact {
    public static final EntityName NAME = EntityName.of("system", "fact");

    /** What is measured, begun with the plugin's id: {@code sales.won}. Numbers of different measures are not summed. */
    public static final Field<String> MEASURE = NAME.text("measure").required().maxLength(100);

    /** The day that it counts for. A measure says days or moments, the same of all its facts. */
    public static final Field<LocalDate> ON_DAY = NAME.date("on_day");

    /** The moment that it counts for, where a measure says moments. */
    public static final Field<Instant> AT = NAME.moment("at");

    /** How much money. */
    public static final Field<Money> AMOUNT = NAME.money("amount");

    /** How many, how long, how heavy. */
    public static final Field<BigDecimal> QUANTITY = NAME.decimal("quantity");

    /** The customer or case that it is about. */
    public static final Field<Ref> ABOUT = NAME.reference("about");

    /** What it is a number of: a product, a campaign, a resource. */
    public static final Field<Ref> ITEM = NAME.reference("item");

    /** A word to group by: a region, a reason, a channel. */
    public static final Field<String> CATEGORY = NAME.text("category");

    /** The user to whom it counts. */
    public static final Field<Ref> WHO = NAME.reference("who", EntityName.of("system", "user"));

    /** The team to which it counts. */
    public static final Field<Ref> TEAM = NAME.reference("for_team", EntityName.of("system", "team"));

    private Fact() {}

    /** The kernel's declaration. */
    public static Aspect aspect() {
        return Aspect.of(NAME, "Fact", "Facts")
                .fields(MEASURE, ON_DAY, AT, AMOUNT, QUANTITY, ABOUT, ITEM, CATEGORY, WHO, TEAM)
                .title(MEASURE)
                .listedBy(ON_DAY)
                .listedBy(AT)
                .listedBy(ABOUT)
                .help("What can be counted and summed up, in whatever plugin");
    }
}
