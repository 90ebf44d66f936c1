package org.kontor.tests.yard;

import org.kontor.api.Contribution;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;

/** Goods in crates, their seals, and complaints about them. */
public final class YardPlugin implements Plugin {
    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("yard", "Yard")
                .entities(Crate.entity(), Good.entity(), Seal.entity(), Complaint.entity())
                .rules(Good.NAME, Good.rules());
    }
}
