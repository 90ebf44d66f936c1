package org.kontor.api;

import java.time.Instant;

/**
 * What happened, all that happened, around a record: the kernel's aspect for everything that has a moment and is about
 * something. Calls, mails, posted invoices and finished tasks of one account are one list, newest first.
 *
 * {@snippet class="org.kontor.example.Deal" region="plays"}
 */
public final class TimeLine {
    public static final EntityName NAME = EntityName.of("system", "time_line");

    /** When it happened, or began. */
    public static final Field<Instant> AT = NAME.moment("at").required();

    /** Until when, where it took a while. */
    public static final Field<Instant> UNTIL = NAME.moment("until");

    /** The record that it is about, mostly a customer or a case. */
    public static final Field<Ref> ABOUT = NAME.reference("about");

    /** What happened, in one word of the plugin's, such as {@code posted}: to filter by and to choose an icon. */
    public static final Field<String> WHAT = NAME.text("what").maxLength(50);

    /** One line that says what it was. */
    public static final Field<String> SUBJECT = NAME.text("subject");

    /** The whole of it, where there is more to read. */
    public static final Field<String> CONTENT = NAME.longText("content");

    /** The user who did it. */
    public static final Field<Ref> WHO = NAME.reference("who", EntityName.of("system", "user"));

    private TimeLine() {}

    /** The kernel's declaration. */
    public static Aspect aspect() {
        return Aspect.of(NAME, "Event", "Time line")
                .fields(AT, UNTIL, ABOUT, WHAT, SUBJECT, CONTENT, WHO)
                .title(SUBJECT)
                .listedBy(ABOUT, AT)
                .listedBy(AT)
                .help("What happened around a record, in whatever plugin");
    }
}
