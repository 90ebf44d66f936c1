package org.kontor.core.custom;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** A rule of administrators, written down. It changes by plans alone. */
public final class CustomRule {
    public static final EntityName NAME = EntityName.of("system", "custom_rule");

    static final Field<String> ENTITY =
            NAME.text("entity_name").label("Entity").required().maxLength(61).derived();
    static final Field<String> RULE =
            NAME.text("rule_name").label("Name").required().maxLength(50).derived();
    static final Field<Choice> KIND = NAME.choice("kind", RuleReader.first(), RuleReader.others())
            .required()
            .derived();
    static final Field<String> CONTENT =
            NAME.longText("content").required().derived().help("What it says, as JSON");
    static final Field<Choice> STATE = NAME.choice("state", CustomModel.ACTIVE, CustomModel.RETIRED, CustomModel.PURGED)
            .required()
            .derived();

    private CustomRule() {}

    public static Entity entity() {
        return Entity.of(NAME, "Own rule", "Own rules")
                .fields(ENTITY, RULE, KIND, STATE, CONTENT)
                .title(RULE)
                .help("Rules that administrators added. A plan changes them");
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.unique(ENTITY, RULE)};
    }
}
