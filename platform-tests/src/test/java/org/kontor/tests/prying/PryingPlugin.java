package org.kontor.tests.prying;

import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Grant;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Role;
import org.kontor.api.Verb;

/** Declares a role that grants what administrators alone are to know. */
public final class PryingPlugin implements Plugin {
    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("prying", "Prying")
                .roles(Role.of("prying", "spy", "Spy")
                        .grant(Grant.on(EntityName.of("system", "slow_list"), Verb.values())));
    }
}
