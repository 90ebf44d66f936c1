package org.kontor.core.system;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/**
 * A template of documents as administrators have it: in the place of a plugin's, or one of their own. Deleting it brings the
 * plugin's back.
 */
public final class TemplateRecord {
    public static final EntityName NAME = EntityName.of("system", "template");

    /** For all languages that have none of their own. */
    public static final Choice ANY = Choice.of("any");

    public static final Field<String> TEMPLATE = NAME.text("template")
            .required()
            .maxLength(100)
            .help("A plugin's template such as billing.invoice, or custom.… for one of your own");
    public static final Field<Choice> LANGUAGE = NAME.choice(
                    "language",
                    ANY,
                    Choice.of("en"),
                    Choice.of("de"),
                    Choice.of("cs"),
                    Choice.of("pl"),
                    Choice.of("zh"))
            .required();
    public static final Field<String> ENTITY = NAME.text("entity")
            .maxLength(61)
            .help(
                    "Of whose records it makes documents, such as billing.invoice; empty for a piece that others include");
    public static final Field<String> TITLE =
            NAME.text("label").label("Title").maxLength(100).help("What people choose it by");
    public static final Field<String> CONTENT = NAME.longText("content").required();

    private TemplateRecord() {}

    static Entity entity() {
        return Entity.of(NAME, "Template", "Templates")
                .fields(TEMPLATE, LANGUAGE, ENTITY, TITLE, CONTENT)
                .title(TEMPLATE, LANGUAGE)
                .help("What documents look like; deleted, the plugin's own is in force again")
                .configuration(TEMPLATE, LANGUAGE);
    }

    static Rule[] rules() {
        return new Rule[] {Rule.unique(TEMPLATE, LANGUAGE), Rule.fill(LANGUAGE.to(ANY))};
    }
}
