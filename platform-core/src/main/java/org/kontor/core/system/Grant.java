package org.kontor.core.system;

import java.util.Set;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** One right of a role: which verbs, on which records, for which fields. Lives in its role. */
public final class Grant {
    public static final EntityName NAME = EntityName.of("system", "grant");

    public static final Choice ALL = Choice.of("all");

    public static final Field<String> ENTITY =
            NAME.text("entity").required().maxLength(61).help("Such as contacts.account");
    public static final Field<Set<Choice>> VERBS = NAME.choices(
                    "verbs",
                    Choice.of("read"),
                    Choice.of("create"),
                    Choice.of("update"),
                    Choice.of("delete"),
                    Choice.of("share"),
                    Choice.of("export"))
            .required();
    public static final Field<Choice> SCOPE = NAME.choice(
                    "scope", ALL, Choice.of("subordinates"), Choice.of("team"), Choice.of("own"), Choice.of("shared"))
            .help("How far it reaches; all records where nothing is said");
    public static final Field<Condition> CONDITION =
            NAME.condition("condition").help("What must hold of the records besides");
    public static final Field<String> ONLY_FIELDS =
            NAME.text("only_fields").maxLength(4000).help("Names of fields, separated by commas; no others are open");
    public static final Field<String> BUT_FIELDS =
            NAME.text("but_fields").maxLength(4000).help("Names of fields that stay closed");
    public static final Field<String> ALSO_FIELDS =
            NAME.text("also_fields").maxLength(4000).help("Names of sensitive fields that are open too");

    private Grant() {}

    static Entity entity() {
        return Entity.of(NAME, "Grant", "Grants")
                .fields(ENTITY, VERBS, SCOPE, CONDITION, ONLY_FIELDS, BUT_FIELDS, ALSO_FIELDS)
                .title(ENTITY);
    }
}
