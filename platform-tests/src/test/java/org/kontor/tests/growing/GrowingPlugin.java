package org.kontor.tests.growing;

import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;

/** Tells by a system property, which its class loader shares with the tests, which version it is. */
public final class GrowingPlugin implements Plugin {
    /** Names the property. */
    public static final String VERSION = "kontor.test.growing";

    private static final EntityName PLANT = EntityName.of("growing", "plant");
    private static final Field<String> LABEL = PLANT.text("label");

    @Override
    public Contribution contribute(PluginContext context) {
        String version = System.getProperty(VERSION, "");
        Contribution plugin = Contribution.of("growing", "Growing");
        Field<?> label = switch (version) {
            case "type" -> PLANT.integer("label");
            case "unique" -> LABEL.unique();
            default -> LABEL;
        };
        Contribution planted =
                plugin.entities(Entity.of(PLANT, "Plant", "Plants").fields(label));
        return version.endsWith(".xml") || version.endsWith(".sql")
                ? planted.migrations("org/kontor/tests/growing/" + version)
                : planted;
    }
}
