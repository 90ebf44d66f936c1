package org.kontor.core.layer;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** What something is called in a language in place of what its plugin says: for everybody, since they speak with one another. */
public final class LabelChange {
    public static final EntityName NAME = EntityName.of("system", "label_change");

    public static final Field<String> SUBJECT = NAME.text("subject")
            .label("Of what")
            .required()
            .maxLength(200)
            .help(
                    "Such as contacts.account, contacts.account.plural, contacts.account.phone, contacts.account.phone.help,"
                            + " contacts.account.section.terms or contacts.industry.energy");
    public static final Field<String> LANGUAGE =
            NAME.text("language").required().maxLength(35).help("Such as en or zh-CN");
    public static final Field<String> SAID = NAME.text("said")
            .label("Text")
            .required()
            .maxLength(LabelText.LONGEST_HELP)
            .searchable();

    private LabelChange() {}

    public static Entity entity() {
        return Entity.of(NAME, "Label", "Labels")
                .fields(SUBJECT, LANGUAGE, SAID)
                .title(SAID)
                .help("What things are called here, in place of what their plugins say")
                .configuration(SUBJECT, LANGUAGE);
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.unique(SUBJECT, LANGUAGE)};
    }
}
