package org.kontor.core.custom;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** An entity of administrators, written down. It changes by plans alone. */
public final class CustomEntity {
    public static final EntityName NAME = EntityName.of("system", "custom_entity");

    static final Field<String> ENTITY = NAME.text("entity_name")
            .label("Name")
            .required()
            .maxLength(30)
            .derived()
            .help("In addresses and tables, without \"custom.\"; it stays for ever");
    static final Field<String> LABEL =
            NAME.text("label").required().maxLength(200).searchable().derived();
    static final Field<String> PLURAL =
            NAME.text("plural").required().maxLength(200).derived();
    static final Field<String> WORDS =
            NAME.longText("words").label("In other languages").derived().help("Labels by language, as JSON");
    static final Field<String> HELP =
            NAME.longText("explanation").label("What it is for").derived();
    static final Field<Boolean> OWNED = NAME.yesNo("owned")
            .label("Has owners")
            .derived()
            .help("Whether each record is a user's, and rights tell own records from others'");
    static final Field<Choice> STATE = NAME.choice("state", CustomModel.ACTIVE, CustomModel.RETIRED, CustomModel.PURGED)
            .required()
            .derived();

    private CustomEntity() {}

    public static Entity entity() {
        return Entity.of(NAME, "Own entity", "Own entities")
                .fields(LABEL, PLURAL, ENTITY, STATE, OWNED, HELP, WORDS)
                .title(LABEL)
                .help("Entities that administrators added. A plan changes them");
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.unique(ENTITY)};
    }
}
