package org.kontor.tests.papers;

import java.time.LocalDate;
import java.util.List;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FileId;
import org.kontor.api.Money;
import org.kontor.api.Ref;
import org.kontor.api.Row;

/** What is offered to somebody. */
public final class Offer {
    public static final EntityName NAME = EntityName.of("papers", "offer");

    static final Field<String> NUMBER = NAME.text("number").required();
    static final Field<String> GREETING = NAME.longText("greeting");
    static final Field<String> STORY = NAME.richText("story");
    static final Field<LocalDate> ON = NAME.date("on_day");
    static final Field<Money> TOTAL = NAME.money("total");
    static final Field<Money> MARGIN = NAME.money("margin").sensitive();
    static final Field<Boolean> URGENT = NAME.yesNo("urgent");
    static final Field<Choice> STATE = NAME.choice("state", Choice.of("draft"), Choice.of("sent"));
    static final Field<Ref> TO = NAME.reference("to_whom", Customer.NAME);
    static final Field<List<Row>> LINES = NAME.parts("lines", OfferLine.NAME);
    static final Field<FileId> DOCUMENT = NAME.file("document");

    private Offer() {}

    static Entity entity() {
        return Entity.of(NAME, "Offer", "Offers")
                .fields(NUMBER, GREETING, STORY, ON, TOTAL, MARGIN, URGENT, STATE, TO, LINES, DOCUMENT)
                .title(NUMBER)
                .owned();
    }
}
