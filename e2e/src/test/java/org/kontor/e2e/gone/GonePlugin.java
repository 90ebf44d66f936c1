package org.kontor.e2e.gone;

import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ui;

/** Its module asks for a file that is not there. */
public final class GonePlugin implements Plugin {
    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("gone", "Gone")
                .ui(
                        Ui.panel(EntityName.of("parts", "thing"), "panel", "Gone panel")
                                .order(20),
                        Ui.module("gone", "main.js"));
    }
}
