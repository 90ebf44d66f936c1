package org.kontor.benchmarks.plugin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Role;
import org.kontor.api.Rule;
import org.kontor.api.Scope;
import org.kontor.api.TimeLine;
import org.kontor.api.Verb;

/** Fifteen kinds of things that happened to customers, all in their time line. */
public final class EventsPlugin implements Plugin {
    private static final int KINDS = 15;

    private static final EntityName CUSTOMER = EntityName.of("events", "customer");
    private static final Field<String> NAMED = CUSTOMER.text("named").required();

    @Override
    public Contribution contribute(PluginContext context) {
        Contribution contribution = Contribution.of("events", "Events")
                .entities(Entity.of(CUSTOMER, "Customer", "Customers")
                        .fields(NAMED)
                        .title(NAMED));
        List<Grant> grants = new ArrayList<>(List.of(Grant.on(CUSTOMER, Verb.READ)));
        for (int i = 1; i <= KINDS; i++) {
            EntityName kind = EntityName.of("events", String.format(Locale.ROOT, "kind_%02d", i));
            Field<Ref> customer = kind.reference("customer", CUSTOMER).required();
            Field<Instant> at = kind.moment("happened_at").required();
            Field<String> subject = kind.text("subject").required();
            Field<String> detail = kind.text("detail").maxLength(500);
            contribution = contribution
                    .entities(Entity.of(kind, "Kind " + i, "Kind " + i)
                            .fields(customer, at, subject, detail)
                            .title(subject)
                            .owned())
                    .rules(
                            kind,
                            Rule.plays(
                                    TimeLine.NAME,
                                    Condition.always(),
                                    TimeLine.AT.from(at),
                                    TimeLine.ABOUT.from(customer),
                                    TimeLine.WHAT.to("kind_" + i),
                                    TimeLine.SUBJECT.from(subject),
                                    TimeLine.CONTENT.from(detail),
                                    TimeLine.WHO.from(kind.owner())));
            grants.add(Grant.on(kind, Verb.READ).within(Scope.TEAM));
        }
        return contribution.roles(
                Role.of("events", "reader", "Reader of the own team").grant(grants.toArray(Grant[]::new)));
    }
}
