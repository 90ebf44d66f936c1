package org.kontor.api;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What takes time: the kernel's aspect for appointments, bookings, absences and dates to keep. A timed entry says when
 * it begins and ends, an entry of whole days its first and last day, and none says both.
 *
 * {@snippet class="org.kontor.example.Deal" region="calendar"}
 */
public final class CalendarEntry {
    public static final EntityName NAME = EntityName.of("system", "calendar");

    /** When it begins; empty of entries of whole days. */
    public static final Field<Instant> BEGINS = NAME.moment("begins");

    /** When it ends. */
    public static final Field<Instant> ENDS = NAME.moment("ends");

    /** The first of its days; empty of timed entries. */
    public static final Field<LocalDate> FIRST_DAY = NAME.date("first_day");

    /** The last of its days, which may be the first one. */
    public static final Field<LocalDate> LAST_DAY = NAME.date("last_day");

    /** The user in whose calendar it stands. */
    public static final Field<Ref> WHO = NAME.reference("who", EntityName.of("system", "user"));

    /** One line that says what it is. */
    public static final Field<String> SUBJECT = NAME.text("subject");

    /** Where it takes place. */
    public static final Field<String> PLACE = NAME.text("place");

    /** The record that it is about, mostly a customer or a case. */
    public static final Field<Ref> ABOUT = NAME.reference("about");

    private CalendarEntry() {}

    /** The kernel's declaration. */
    public static Aspect aspect() {
        return Aspect.of(NAME, "Calendar entry", "Calendar")
                .fields(BEGINS, ENDS, FIRST_DAY, LAST_DAY, WHO, SUBJECT, PLACE, ABOUT)
                .title(SUBJECT)
                .listedBy(WHO, BEGINS)
                .listedBy(WHO, FIRST_DAY)
                .help("What takes time, in whatever plugin");
    }
}
