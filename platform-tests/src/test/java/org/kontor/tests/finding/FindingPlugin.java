package org.kontor.tests.finding;

import org.kontor.api.Contribution;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;

/** Firms with branches, and papers. */
public final class FindingPlugin implements Plugin {
    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("finding", "Finding")
                .entities(Firm.entity(), Branch.entity(), Paper.entity())
                .resources(Lookout.class);
    }
}
