package org.kontor.tests.finding;

import java.util.List;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Row;

/** Is found by its name and by much else. */
final class Firm {
    static final EntityName NAME = EntityName.of("finding", "firm");

    static final Field<String> CALLED = NAME.text("called").required().maxLength(200);
    static final Field<String> CITY = NAME.text("city").searchable();
    static final Field<String> PHONE = NAME.phone("phone").searchable();
    static final Field<String> EMAIL = NAME.email("email").searchable();
    static final Field<String> ACCOUNT = NAME.text("account").searchable();
    static final Field<String> STORY = NAME.richText("story").searchable();
    static final Field<String> CREDIT = NAME.text("credit").searchable();
    static final Field<String> WHISPER = NAME.text("whisper").searchable().sensitive();
    static final Field<String> UNSEARCHED = NAME.text("unsearched");
    static final Field<List<Row>> BRANCHES = NAME.parts("branches", Branch.NAME);

    private Firm() {}

    static Entity entity() {
        return Entity.of(NAME, "Firm", "Firms")
                .fields(CALLED, CITY, PHONE, EMAIL, ACCOUNT, STORY, CREDIT, WHISPER, UNSEARCHED, BRANCHES)
                .title(CALLED)
                .owned();
    }
}
