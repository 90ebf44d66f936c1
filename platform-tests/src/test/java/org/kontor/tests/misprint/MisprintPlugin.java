package org.kontor.tests.misprint;

import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Template;

/** Would print letters, if their templates said only what a template may. */
public final class MisprintPlugin implements Plugin {
    private static final EntityName LETTER = EntityName.of("misprint", "letter");
    private static final Field<String> NUMBER = LETTER.text("number");
    private static final String FOLDER = "org/kontor/tests/misprint/";

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("misprint", "Misprint")
                .entities(Entity.of(LETTER, "Letter", "Letters").fields(NUMBER))
                .templates(
                        Template.of("misprint", "letter", LETTER, FOLDER + "letter.html"),
                        Template.piece("misprint", "foot", FOLDER + "foot.html"));
    }
}
