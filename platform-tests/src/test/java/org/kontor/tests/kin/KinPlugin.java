package org.kontor.tests.kin;

import java.time.LocalDate;
import java.util.List;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Rule;

/** People and what belongs to them: every way in which something can point to a record and insist on it. */
public final class KinPlugin implements Plugin {
    static final EntityName PERSON = EntityName.of("kin", "person");
    static final Field<String> FULL_NAME = PERSON.text("full_name").required().searchable();
    static final Field<String> EMAIL = PERSON.email("email").unique();
    static final Field<Ref> MOTHER = PERSON.reference("mother", PERSON);
    static final Field<List<Ref>> FRIENDS = PERSON.references("friends", PERSON);
    static final EntityName LINK = EntityName.of("kin", "link");
    static final Field<String> KIND = LINK.text("kind").required();
    static final Field<Ref> WITH = LINK.reference("with", PERSON);
    static final Field<List<Row>> LINKS = PERSON.parts("links", LINK);
    static final Field<Long> VISITS = PERSON.integer("visits");
    static final Field<String> NOTE = PERSON.longText("note");
    /** Written by a hook of visits. */
    static final Field<String> LAST = PERSON.text("last");

    static final EntityName VISIT = EntityName.of("kin", "visit");
    static final Field<Ref> WHO = VISIT.reference("who", PERSON).required();
    static final Field<Ref> LINKED = VISIT.reference("linked", LINK);
    static final Field<LocalDate> DAY = VISIT.date("on_day").required();
    static final Field<Long> HOURS = VISIT.integer("hours");
    static final Field<Choice> STATE = VISIT.choice("state", Choice.of("open"), Choice.of("closed"));

    static final EntityName SECRET = EntityName.of("kin", "secret");
    static final Field<Ref> OF = SECRET.reference("of", PERSON).required();
    static final Field<String> WORD = SECRET.text("word").required();

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("kin", "Kin")
                .entities(
                        Entity.of(PERSON, "Person", "People")
                                .fields(FULL_NAME, EMAIL, MOTHER, FRIENDS, LINKS, VISITS, NOTE, LAST)
                                .title(FULL_NAME)
                                .owned(),
                        Entity.of(LINK, "Link", "Links").fields(KIND, WITH),
                        Entity.of(VISIT, "Visit", "Visits").fields(WHO, LINKED, DAY, HOURS, STATE),
                        Entity.of(SECRET, "Secret", "Secrets").fields(OF, WORD).title(WORD))
                .rules(PERSON, Rule.sum(VISITS, Measure.count(), WHO))
                .rules(
                        VISIT,
                        Rule.unique(WHO, DAY),
                        Rule.must(
                                "hours_fit",
                                HOURS.isEmpty().or(HOURS.atLeast(0L)),
                                Message.of("kin.hours", "The hours are not negative")),
                        Rule.frozen(STATE.is(Choice.of("closed"))))
                .hooks(Hook.within(VISIT, KinPlugin::visited));
    }

    /** Writes the people that a visit is of. */
    private static void visited(Changes changes) {
        for (Change change : changes) {
            change.after()
                    .ifPresent(visit -> changes.records()
                            .find(visit.get(WHO))
                            .ifPresent(person -> changes.records()
                                    .update(person, LAST.to(visit.get(DAY).toString()))));
        }
    }
}
