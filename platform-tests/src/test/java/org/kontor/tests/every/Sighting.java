package org.kontor.tests.every;

import java.time.Instant;
import java.time.LocalDate;
import org.kontor.api.Aspect;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Money;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.api.TimeLine;

/** Whatever was seen somewhere: things, and the lines in them. */
public final class Sighting {
    public static final EntityName NAME = EntityName.of("every", "sighting");

    public static final Field<String> WORDS = NAME.text("words").required();
    public static final Field<Instant> AT = NAME.moment("at");
    public static final Field<LocalDate> DAY = NAME.date("on_day");
    public static final Field<Money> AMOUNT = NAME.money("amount");
    public static final Field<String> HINT = NAME.text("hint");
    public static final Field<Ref> BOX = NAME.reference("box", Box.NAME);

    private static final EntityName NOWHERE = EntityName.of("nowhere", "nothing");

    private Sighting() {}

    static Aspect aspect() {
        return Aspect.of(NAME, "Sighting", "Sightings")
                .fields(WORDS, AT, DAY, AMOUNT, HINT, BOX)
                .title(WORDS)
                .listedBy(BOX, AT)
                .listedBy(WORDS);
    }

    static Rule[] ofThings() {
        return new Rule[] {
            Rule.plays(
                    NAME,
                    Condition.always(),
                    WORDS.from(Thing.CAPTION),
                    AT.from(Thing.SEEN),
                    DAY.from(Thing.DAY),
                    AMOUNT.from(Thing.AMOUNT),
                    HINT.from(Thing.SECRET),
                    BOX.from(Thing.BOX)),
            Rule.plays(
                    TimeLine.NAME,
                    Thing.SEEN.isEmpty().not(),
                    TimeLine.AT.from(Thing.SEEN),
                    TimeLine.ABOUT.from(Thing.BOX),
                    TimeLine.WHAT.to("seen"),
                    TimeLine.SUBJECT.from(Thing.CAPTION),
                    TimeLine.CONTENT.from(Thing.NOTE)),
            Rule.plays(NOWHERE, Condition.always(), NOWHERE.text("words").from(Thing.CAPTION))
        };
    }

    static Rule ofLines() {
        return Rule.plays(NAME, Condition.always(), WORDS.from(Line.TEXT), HINT.to("a line"), BOX.from(Line.BOX));
    }
}
