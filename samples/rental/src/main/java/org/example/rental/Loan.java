package org.example.rental;

import java.time.Instant;
import java.time.LocalDate;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** A tool that somebody takes along: reserved, out, back. */
public final class Loan {
    public static final EntityName NAME = EntityName.of("rental", "loan");

    public static final Choice RESERVED = Choice.of("reserved");
    public static final Choice OUT = Choice.of("out");
    public static final Choice BACK = Choice.of("back");

    public static final Field<String> BORROWER =
            NAME.text("borrower").required().maxLength(200).searchable();
    public static final Field<Ref> TOOL = NAME.reference("tool", Tool.NAME).required();
    public static final Field<LocalDate> FIRST_DAY = NAME.date("first_day").required();
    public static final Field<LocalDate> DUE = NAME.date("due").required();
    public static final Field<Choice> STATE = NAME.choice("state", RESERVED, OUT, BACK);
    public static final Field<Instant> BACK_AT = NAME.moment("back_at").derived();
    public static final Field<Boolean> OVERDUE = NAME.yesNo("overdue").derived();

    static final Rule ENDS_AFTER_IT_BEGAN = Rule.must(
            "ends_after_it_began",
            DUE.atLeast(FIRST_DAY),
            Message.of("rental.too_early", "A loan does not end before it began"));
    static final Rule STAYS_AS_IT_WAS = Rule.frozen(STATE.is(BACK));

    private Loan() {}

    static Entity entity() {
        return Entity.of(NAME, "Loan", "Loans")
                .fields(BORROWER, TOOL, FIRST_DAY, DUE, STATE, BACK_AT, OVERDUE)
                .title(BORROWER);
    }
}
