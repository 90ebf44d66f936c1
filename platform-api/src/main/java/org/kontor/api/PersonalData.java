package org.kontor.api;

import java.time.Instant;
import java.time.LocalDate;

/**
 * All that is kept of a person: the kernel's aspect for what someone may ask to see, to take along or to have deleted. An
 * entity whose records say something of a person plays it, for the record of that person itself as well; the whole of
 * each record is behind {@link EntityName#source()}.
 *
 * {@snippet class="org.kontor.example.Deal" region="personal"}
 */
public final class PersonalData {
    public static final EntityName NAME = EntityName.of("system", "personal_data");

    /** The record of the person. */
    public static final Field<Ref> PERSON = NAME.reference("person").required();

    /** What it says of them, in one word of the plugin's: {@code address}, {@code call}, {@code consent}. */
    public static final Field<String> WHAT = NAME.text("what").required().maxLength(50);

    /** What stands there, as text. */
    public static final Field<String> CONTENT = NAME.longText("content");

    /** What stands there, of dates such as a birthday. */
    public static final Field<LocalDate> ON_DAY = NAME.date("on_day");

    /** Since when it is kept: what terms of storage are counted from. */
    public static final Field<Instant> SINCE = NAME.moment("since");

    private PersonalData() {}

    /** The kernel's declaration. */
    public static Aspect aspect() {
        return Aspect.of(NAME, "Personal data", "Personal data")
                .fields(PERSON, WHAT, CONTENT, ON_DAY, SINCE)
                .title(WHAT)
                .listedBy(PERSON)
                .help("All that is kept of a person, in whatever plugin");
    }
}
