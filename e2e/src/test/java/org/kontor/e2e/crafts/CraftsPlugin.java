package org.kontor.e2e.crafts;

import org.kontor.api.Contribution;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ui;

/** A plugin on which somebody works: with a page that its module draws, and a style sheet. */
public final class CraftsPlugin implements Plugin {
    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("crafts", "Crafts")
                .ui(new Ui.Module("crafts", "code/main.js", "main.css"), Ui.page("bench", "Bench", "hammer", 10));
    }
}
