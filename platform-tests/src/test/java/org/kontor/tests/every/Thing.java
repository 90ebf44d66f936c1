package org.kontor.tests.every;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FileId;
import org.kontor.api.Money;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Span;

/** Has a field of every type, and belongs to somebody. */
public final class Thing {
    public static final EntityName NAME = EntityName.of("every", "thing");

    static final Choice NEW = Choice.of("new");
    static final Choice OPEN = Choice.of("open");
    static final Choice DONE = Choice.of("done");
    static final ChoiceList COLOURS =
            ChoiceList.editable("every", "colour", Choice.of("red"), Choice.of("green"), Choice.of("blue"));

    public static final Field<String> CAPTION =
            NAME.text("caption").required().maxLength(80).searchable();
    /** How many characters the caption has. */
    public static final Field<Long> LENGTH = NAME.integer("length").derived();

    public static final Field<String> CODE = NAME.text("code").unique();
    public static final Field<String> NOTE = NAME.longText("note");
    public static final Field<String> STORY = NAME.richText("story");
    public static final Field<String> EMAIL = NAME.email("email");
    public static final Field<String> PHONE = NAME.phone("phone");
    public static final Field<String> URL = NAME.url("url");
    public static final Field<String> COUNTRY = NAME.country("country");
    public static final Field<Long> COUNT = NAME.integer("count");
    public static final Field<BigDecimal> WEIGHT = NAME.decimal("weight");
    public static final Field<Money> AMOUNT = NAME.money("amount");
    public static final Field<BigDecimal> PRICE = NAME.price("price");
    public static final Field<Boolean> GOOD = NAME.yesNo("good");
    public static final Field<LocalDate> DAY = NAME.date("on_day");
    public static final Field<LocalTime> HOUR = NAME.time("at_hour");
    public static final Field<Instant> SEEN = NAME.moment("seen");
    public static final Field<ZonedDateTime> MEETING = NAME.zoned("meeting");
    public static final Field<Span> STAY = NAME.span("stay");
    public static final Field<Choice> STATE = NAME.choice("state", NEW, OPEN, DONE);
    public static final Field<Choice> KIND = NAME.choice("kind", Choice.of("small"), Choice.of("large"));
    public static final Field<Set<Choice>> COLOUR = NAME.choices("colour", COLOURS);
    public static final Field<Ref> BOX = NAME.reference("box", Box.NAME);
    public static final Field<Ref> ABOUT = NAME.reference("about");
    public static final Field<List<Ref>> BOXES = NAME.references("boxes", Box.NAME);
    public static final Field<List<Row>> LINES = NAME.parts("lines", Line.NAME);
    public static final Field<Condition> RULE = NAME.condition("rule");
    public static final Field<FileId> PAPER = NAME.file("paper");
    public static final Field<String> SECRET = NAME.text("secret").sensitive();

    private Thing() {}

    static Entity entity() {
        return Entity.of(NAME, "Thing", "Things")
                .fields(
                        CAPTION, LENGTH, CODE, NOTE, STORY, EMAIL, PHONE, URL, COUNTRY, COUNT, WEIGHT, AMOUNT, PRICE,
                        GOOD, DAY, HOUR, SEEN, MEETING, STAY, STATE, KIND, COLOUR, BOX, ABOUT, BOXES, LINES, RULE,
                        PAPER, SECRET)
                .title(CAPTION)
                .owned();
    }
}
