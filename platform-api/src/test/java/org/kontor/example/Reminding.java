package org.kontor.example;

import java.time.Instant;
import java.util.List;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Notice;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Verb;
import org.kontor.api.Way;

/** Visits that people are reminded of, by SMS if they like. */
public final class Reminding implements Plugin {
    static final EntityName VISIT = EntityName.of("visits", "visit");
    static final EntityName USER = EntityName.of("system", "user");

    static final Choice PLANNED = Choice.of("planned");
    static final Choice CANCELLED = Choice.of("cancelled");

    static final Field<String> SUBJECT = VISIT.text("subject").required();
    static final Field<Choice> STATE = VISIT.choice("state", PLANNED, CANCELLED);
    static final Field<List<Ref>> GUESTS = VISIT.references("guests", USER);
    static final Field<Instant> REMIND_AT = VISIT.moment("remind_at");

    // @start region="notice"
    static final Notice CANCELLING = Notice.on(VISIT, "cancelled")
            .label("Visit cancelled")
            .when(STATE.is(CANCELLED))
            .to(VISIT.owner())
            .toEach(GUESTS)
            .urgent();
    static final Notice REMINDER = Notice.on(VISIT, "reminder")
            .when(STATE.is(PLANNED))
            .to(VISIT.owner())
            .at(REMIND_AT);
    // @end region="notice"

    // @start region="way"
    static final Way SMS = Way.of("visits_sms", "By SMS");
    // @end region="way"

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("visits", "Visits")
                .entities(Entity.of(VISIT, "Visit", "Visits")
                        .fields(SUBJECT, STATE, GUESTS, REMIND_AT)
                        .title(SUBJECT)
                        .owned())
                .notices(CANCELLING, REMINDER)
                .ways(SMS)
                .needs(EntityName.of("system", "notice"), Verb.READ);
    }
}
