package org.kontor.e2e.unknown;

import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ui;

/** Its module names something that nobody has. */
public final class UnknownPlugin implements Plugin {
    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("unknown", "Unknown")
                .ui(
                        Ui.panel(EntityName.of("parts", "thing"), "panel", "Unknown panel")
                                .order(20),
                        Ui.module("unknown", "main.js"));
    }
}
