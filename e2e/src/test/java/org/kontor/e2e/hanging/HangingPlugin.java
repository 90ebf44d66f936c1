package org.kontor.e2e.hanging;

import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ui;

/** Its module never comes to an end of being loaded. */
public final class HangingPlugin implements Plugin {
    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("hanging", "Hanging")
                .ui(
                        Ui.panel(EntityName.of("parts", "thing"), "panel", "Hanging panel")
                                .order(20),
                        Ui.module("hanging", "main.js"));
    }
}
