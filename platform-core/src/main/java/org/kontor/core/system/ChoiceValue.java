package org.kontor.core.system;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** One value of a list that administrators may edit. */
public final class ChoiceValue {
    public static final EntityName NAME = EntityName.of("system", "choice_value");

    public static final Field<String> LIST =
            NAME.text("list").required().maxLength(100).help("Such as contacts.industry");
    public static final Field<String> VALUE_NAME = NAME.text("name")
            .required()
            .maxLength(50)
            .help("What is stored: lower-case letters, digits and _; it stays for ever");
    public static final Field<String> LABEL =
            NAME.text("label").required().maxLength(200).searchable();
    public static final Field<Long> RANK = NAME.integer("rank").help("Smaller comes first");
    public static final Field<Boolean> ACTIVE =
            NAME.yesNo("active").help("Records that have it keep it; others can no longer choose it");

    private ChoiceValue() {}

    static Entity entity() {
        return Entity.of(NAME, "List value", "List values")
                .fields(LIST, VALUE_NAME, LABEL, RANK, ACTIVE)
                .title(LABEL)
                .configuration(LIST, VALUE_NAME);
    }

    static Rule[] rules() {
        return new Rule[] {Rule.unique(LIST, VALUE_NAME), Rule.fill(ACTIVE.to(true), RANK.to(1000L))};
    }
}
