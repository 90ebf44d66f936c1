package org.kontor.example;

import java.time.Instant;
import java.time.LocalDate;
import org.kontor.api.Addressable;
import org.kontor.api.CalendarEntry;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Fact;
import org.kontor.api.Field;
import org.kontor.api.Money;
import org.kontor.api.PersonalData;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.api.TimeLine;

/** Something that we want to sell. */
public final class Deal {
    public static final EntityName NAME = EntityName.of("sales", "deal");

    public static final Choice OPEN = Choice.of("open");
    public static final Choice WON = Choice.of("won");

    public static final Field<String> SUBJECT = NAME.text("subject").required();
    public static final Field<Ref> CUSTOMER = NAME.reference("customer", Account.NAME);
    public static final Field<Ref> CONTACT = NAME.reference("contact", Contact.NAME);
    public static final Field<Choice> STATE = NAME.choice("state", OPEN, WON);
    public static final Field<Money> WORTH = NAME.money("worth");
    public static final Field<Instant> WON_AT = NAME.moment("won_at");
    public static final Field<LocalDate> WON_ON = NAME.date("won_on");
    public static final Field<LocalDate> FOLLOW_UP = NAME.date("follow_up");

    static Entity entity() {
        return Entity.of(NAME, "Deal", "Deals")
                .fields(SUBJECT, CUSTOMER, CONTACT, STATE, WORTH, WON_AT, WON_ON, FOLLOW_UP)
                .title(SUBJECT)
                .owned();
    }

    // @start region="plays"
    static final Rule IN_THE_TIME_LINE = Rule.plays(
            TimeLine.NAME,
            STATE.is(WON),
            TimeLine.AT.from(WON_AT),
            TimeLine.ABOUT.from(CUSTOMER),
            TimeLine.WHAT.to("won"),
            TimeLine.SUBJECT.from(SUBJECT),
            TimeLine.WHO.from(NAME.owner()));
    // @end region="plays"

    // @start region="calendar"
    static final Rule IN_THE_CALENDAR = Rule.plays(
            CalendarEntry.NAME,
            FOLLOW_UP.isEmpty().not().and(STATE.is(OPEN)),
            CalendarEntry.FIRST_DAY.from(FOLLOW_UP),
            CalendarEntry.LAST_DAY.from(FOLLOW_UP),
            CalendarEntry.WHO.from(NAME.owner()),
            CalendarEntry.SUBJECT.from(SUBJECT));
    // @end region="calendar"

    // @start region="facts"
    static final Rule AMONG_THE_FACTS = Rule.plays(
            Fact.NAME,
            STATE.is(WON),
            Fact.MEASURE.to("sales.won"),
            Fact.ON_DAY.from(WON_ON),
            Fact.AMOUNT.from(WORTH),
            Fact.ABOUT.from(CUSTOMER),
            Fact.TEAM.from(NAME.team()));
    // @end region="facts"

    // @start region="addressable"
    static final Rule PEOPLE = Rule.plays(
            Addressable.NAME,
            Contact.EMAIL.isEmpty().not(),
            Addressable.FULL_NAME.from(Contact.FULL_NAME),
            Addressable.EMAIL.from(Contact.EMAIL),
            Addressable.ACCOUNT.from(Contact.ACCOUNT));
    // @end region="addressable"

    // @start region="personal"
    static final Rule WHAT_WE_KEEP = Rule.plays(
            PersonalData.NAME,
            CONTACT.isEmpty().not(),
            PersonalData.PERSON.from(CONTACT),
            PersonalData.WHAT.to("deal"),
            PersonalData.CONTENT.from(SUBJECT),
            PersonalData.SINCE.from(NAME.createdAt()));
    // @end region="personal"

    // @start region="by-name"
    private static final EntityName JOURNEY = EntityName.of("fleet", "journey");

    static final Rule AMONG_JOURNEYS = Rule.plays(
            JOURNEY,
            Condition.always(),
            JOURNEY.moment("left_at").from(WON_AT),
            JOURNEY.text("where_to").from(Account.CITY.of(CUSTOMER)),
            JOURNEY.reference("visited").from(CUSTOMER));
    // @end region="by-name"

    static Contribution contribution() {
        return Contribution.of("sales", "Sales")
                .dependsOn("contacts")
                .entities(entity())
                .rules(NAME, IN_THE_TIME_LINE, IN_THE_CALENDAR, AMONG_THE_FACTS, WHAT_WE_KEEP, AMONG_JOURNEYS)
                .rules(Contact.NAME, PEOPLE);
    }

    private Deal() {}
}
