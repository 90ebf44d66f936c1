package org.kontor.tests.yard;

import org.kontor.api.Contribution;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Hook;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;

/** Goods in crates, their seals, and complaints about them. */
public final class YardPlugin implements Plugin {
    /** A good of this label breaks the plugin. */
    public static final String BREAKS = "breaks";

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("yard", "Yard")
                .entities(Crate.entity(), Good.entity(), Seal.entity(), Complaint.entity())
                .rules(Good.NAME, Good.rules())
                .hooks(Hook.before(Good.NAME, YardPlugin::fail));
    }

    private static void fail(Drafts drafts) {
        for (Draft draft : drafts) {
            if (draft.find(Good.LABEL).filter(BREAKS::equals).isPresent()) {
                throw new IllegalStateException("as a plugin's mistake would");
            }
        }
    }
}
