package org.kontor.core.layer;

import java.util.List;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/**
 * What one layer says of one section, or one field, of a form: where it stands, whether it is hidden, how it is called. What
 * it leaves empty is as the layers below have it.
 */
public final class FormChange {
    public static final EntityName NAME = EntityName.of("system", "form_change");

    /** Its name comes before that of {@link #TERM}, so that sections of a file are there before what stands in them. */
    public static final Choice SECTION_KIND = Choice.of("section");

    public static final Choice TERM = Choice.of("term");

    public static final Field<String> ENTITY =
            NAME.text("entity").required().maxLength(61).help("Whose form, such as contacts.account");
    public static final Field<Choice> FORM = NAME.choice(
                    "form", Form.RECORD.choice(), Form.CREATE.choice(), Form.CARD.choice(), Form.LIST.choice())
            .required();
    public static final Field<Choice> KIND =
            NAME.choice("kind", SECTION_KIND, TERM).required().label("Of what").help("Of a section, or of a field");
    public static final Field<String> ELEMENT = NAME.text("element")
            .label("Name")
            .required()
            .maxLength(200)
            .help("The section's name, or the field's; a section that is not there yet is added");
    public static final Field<Boolean> HIDDEN = NAME.yesNo("hidden")
            .help("Out of the form; it is no right: whoever may read the field finds it elsewhere. No: shown again");
    public static final Field<String> LABEL =
            NAME.text("label").maxLength(LabelText.LONGEST).help("How it is called in this form");
    public static final Field<String> WORDS =
            NAME.longText("words").label("In other languages").help("A line for each language, such as de=Vertrieb");
    public static final Field<Long> PLACE = NAME.integer("place")
            .label("Order")
            .help("Of a section: smaller is higher; plugins' stand at numbers such as 10 and 20");
    public static final Field<Long> COLUMNS = NAME.integer("column_count")
            .label("Columns")
            .help("Of a section: how many fields stand beside one another, 1 to 3");
    public static final Field<Boolean> COLLAPSED =
            NAME.yesNo("collapsed").help("Of a section: whether it is closed at first");
    public static final Field<Condition> CONDITION =
            NAME.condition("condition").label("Only where").help("Of a section: the records whose pages have it");
    public static final Field<String> SECTION =
            NAME.text("section").maxLength(50).help("Of a field: the section in which it stands");
    public static final Field<String> AFTER = NAME.text("after_element")
            .label("After")
            .maxLength(200)
            .help("Of a field: the field after which it stands");
    public static final Field<Boolean> AT_START =
            NAME.yesNo("at_start").label("First").help("Of a field: it comes before all others");

    static final LevelFields LEVELS = LevelFields.of(NAME);
    public static final Field<Ref> ROLE = LEVELS.role();
    public static final Field<Ref> TEAM = LEVELS.team();
    public static final Field<Ref> PERSON = LEVELS.person();
    static final Field<String> LEVEL = LEVELS.level();

    /** What is said of sections alone. */
    static final List<Field<?>> OF_SECTIONS = List.of(PLACE, COLUMNS, COLLAPSED, CONDITION);
    /** What is said of fields alone. */
    static final List<Field<?>> OF_TERMS = List.of(SECTION, AFTER, AT_START);

    private FormChange() {}

    public static Entity entity() {
        return Entity.of(NAME, "Change of a form", "Changes of forms")
                .fields(
                        ENTITY, FORM, KIND, ELEMENT, ROLE, TEAM, PERSON, HIDDEN, LABEL, WORDS, PLACE, COLUMNS,
                        COLLAPSED, CONDITION, SECTION, AFTER, AT_START, LEVEL)
                .title(ENTITY, FORM, ELEMENT)
                .help("What administrators, roles, teams and users change of what plugins show")
                .configuration(ENTITY, FORM, KIND, ELEMENT, ROLE, TEAM)
                // what users arrange for themselves stays with them
                .configurationWhere(PERSON.isEmpty());
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.unique(ENTITY, FORM, KIND, ELEMENT, LEVEL), Rule.index(LEVEL)};
    }
}
