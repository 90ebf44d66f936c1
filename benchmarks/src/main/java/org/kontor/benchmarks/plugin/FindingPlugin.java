package org.kontor.benchmarks.plugin;

import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Role;
import org.kontor.api.Scope;
import org.kontor.api.Verb;

/** Firms that are found by words; a role sees those of its team. */
public final class FindingPlugin implements Plugin {
    private static final EntityName NAME = EntityName.of("finding", "firm");
    private static final Field<String> CALLED = NAME.text("called").required().maxLength(200);

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("finding", "Finding")
                .entities(Entity.of(NAME, "Firm", "Firms")
                        .fields(
                                CALLED,
                                NAME.text("city").searchable(),
                                NAME.email("email").searchable(),
                                NAME.phone("phone").searchable(),
                                NAME.longText("note").searchable())
                        .title(CALLED)
                        .owned())
                .roles(Role.of("finding", "reader", "Reader of the own team")
                        .grant(Grant.on(NAME, Verb.READ).within(Scope.TEAM)));
    }
}
