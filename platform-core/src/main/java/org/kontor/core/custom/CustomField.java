package org.kontor.core.custom;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** A field of administrators, written down. It changes by plans alone. */
public final class CustomField {
    public static final EntityName NAME = EntityName.of("system", "custom_field");

    static final Field<String> ENTITY =
            NAME.text("entity_name").label("Entity").required().maxLength(61).derived();
    static final Field<String> FIELD = NAME.text("field_name")
            .label("Name")
            .required()
            .maxLength(50)
            .derived()
            .help("In addresses and tables");
    static final Field<Choice> TYPE = NAME.choice("type", FieldTypes.first(), FieldTypes.others())
            .required()
            .derived();
    static final Field<String> LABEL =
            NAME.text("label").required().maxLength(200).searchable().derived();
    static final Field<String> WORDS =
            NAME.longText("words").label("In other languages").derived().help("Labels by language, as JSON");
    static final Field<String> HELP = NAME.longText("explanation").label("Help").derived();
    static final Field<Boolean> REQUIRED = NAME.yesNo("required").derived();
    static final Field<Boolean> UNIQUE = NAME.yesNo("is_unique").label("Unique").derived();
    static final Field<Boolean> SEARCHABLE = NAME.yesNo("searchable").derived();
    static final Field<Boolean> SENSITIVE = NAME.yesNo("sensitive").derived();
    static final Field<Long> MAX_LENGTH = NAME.integer("max_length").derived();
    static final Field<String> TARGETS =
            NAME.longText("targets").label("Points to").derived().help("Entities, with commas between them");
    static final Field<String> VALUES = NAME.longText("first_values")
            .label("First values")
            .derived()
            .help("Of a choice, as JSON; from then on the list is kept with the other lists");
    static final Field<String> FORMER =
            NAME.text("former_name").label("Former name").maxLength(50).derived();
    static final Field<String> LIST = NAME.text("list_name")
            .label("List")
            .maxLength(100)
            .derived()
            .help("Of a choice: where its values are kept");
    static final Field<Choice> STATE = NAME.choice("state", CustomModel.ACTIVE, CustomModel.RETIRED, CustomModel.PURGED)
            .required()
            .derived();

    private CustomField() {}

    public static Entity entity() {
        return Entity.of(NAME, "Own field", "Own fields")
                .fields(
                        LABEL,
                        ENTITY,
                        FIELD,
                        TYPE,
                        STATE,
                        REQUIRED,
                        UNIQUE,
                        SEARCHABLE,
                        SENSITIVE,
                        MAX_LENGTH,
                        TARGETS,
                        VALUES,
                        FORMER,
                        LIST,
                        HELP,
                        WORDS)
                .title(LABEL)
                .help("Fields that administrators added. A plan changes them");
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.unique(ENTITY, FIELD)};
    }
}
