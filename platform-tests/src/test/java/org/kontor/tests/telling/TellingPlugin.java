package org.kontor.tests.telling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Notice;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Way;

/** Visits at places, of which hosts, guests and keepers of places are told. */
public final class TellingPlugin implements Plugin {
    /** While a test sets it, the plugin comes without its reminder and without its way. */
    public static final String LESS = "kontor.test.telling.less";

    static final EntityName PLACE = EntityName.of("telling", "place");
    static final EntityName VISIT = EntityName.of("telling", "visit");
    private static final EntityName USER = EntityName.of("system", "user");

    static final Field<String> PLACE_NAME = PLACE.text("name").required();
    static final Field<Ref> KEEPER = PLACE.reference("keeper", USER);

    static final Choice PLANNED = Choice.of("planned");
    static final Choice CANCELLED = Choice.of("cancelled");

    static final Field<String> SUBJECT = VISIT.text("subject").required();
    static final Field<Choice> STATE = VISIT.choice("state", PLANNED, CANCELLED);
    static final Field<Ref> HOST = VISIT.reference("host", USER);
    static final Field<List<Ref>> GUESTS = VISIT.references("guests", USER);
    static final Field<Ref> AT_PLACE = VISIT.reference("place", PLACE);
    static final Field<Instant> REMIND_AT = VISIT.moment("remind_at");
    static final Field<LocalDate> ENDS_ON = VISIT.date("ends_on");

    private static final Condition IS_CANCELLED = STATE.is(CANCELLED);

    @Override
    public Contribution contribute(PluginContext context) {
        Contribution always = Contribution.of("telling", "Telling")
                .entities(
                        Entity.of(PLACE, "Place", "Places")
                                .fields(PLACE_NAME, KEEPER)
                                .title(PLACE_NAME),
                        Entity.of(VISIT, "Visit", "Visits")
                                .fields(SUBJECT, STATE, HOST, GUESTS, AT_PLACE, REMIND_AT, ENDS_ON)
                                .title(SUBJECT)
                                .owned())
                .notices(
                        Notice.on(VISIT, "off")
                                .label("Visit cancelled")
                                .when(IS_CANCELLED)
                                .to(HOST)
                                .toEach(GUESTS)
                                .to(KEEPER.of(AT_PLACE))
                                .urgent(),
                        Notice.on(VISIT, "last_day").to(HOST).at(ENDS_ON));
        return Boolean.getBoolean(LESS)
                ? always
                : always.notices(Notice.on(VISIT, "reminder")
                                .when(IS_CANCELLED.not())
                                .to(HOST)
                                .at(REMIND_AT))
                        .ways(Way.of("telling", "By voice"));
    }
}
