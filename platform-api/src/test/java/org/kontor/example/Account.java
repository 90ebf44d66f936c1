package org.kontor.example;

import java.time.LocalDate;
import java.util.Set;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Money;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.api.Shape;

/** A company or person that we sell to or buy from. */
public final class Account {
    // @start region="name"
    public static final EntityName NAME = EntityName.of("contacts", "account");
    // @end region="name"

    // @start region="field"
    public static final Field<String> FULL_NAME =
            NAME.text("full_name").required().maxLength(200).searchable();
    public static final Field<String> CITY = NAME.text("city").help("As it stands on letters");
    public static final Field<LocalDate> BORN = NAME.date("born").sensitive();
    // @end region="field"

    public static final Field<Money> CREDIT = NAME.money("credit").label("Credit limit");
    public static final Field<String> CURRENCY = NAME.text("currency").maxLength(3);
    public static final Field<LocalDate> CLOSED_ON = NAME.date("closed_on");
    public static final Field<String> CLOSED_WHY = NAME.text("closed_why");

    // @start region="choice"
    static final Choice LEGAL = Choice.of("legal");
    static final Choice NATURAL = Choice.of("natural");

    /** The code knows what these mean, so the list is fixed. */
    public static final Field<Choice> KIND = NAME.choice("kind", LEGAL, NATURAL).required();
    // @end region="choice"

    // @start region="choice-list"
    /** What industries there are, every office knows for itself. */
    static final ChoiceList INDUSTRIES =
            ChoiceList.editable("contacts", "industry", Choice.of("trade"), Choice.of("building"));

    public static final Field<Set<Choice>> INDUSTRY = NAME.choices("industry", INDUSTRIES);
    // @end region="choice-list"

    public static final Field<Ref> PARENT = NAME.reference("parent_company", NAME);

    // @start region="rules"
    static final Rule NOT_ITS_OWN_PARENT = Rule.must(
            "not_its_own_parent",
            PARENT.isNot(NAME.self()),
            Message.of("contacts.own_parent", "A company is not its own parent"));
    static final Rule CLOSED_FOR_A_REASON = Rule.required(CLOSED_ON.isEmpty().not(), CLOSED_WHY);
    static final Rule ONE_OF_A_NAME_IN_TOWN = Rule.unique(FULL_NAME, CITY);
    static final Rule LISTED_BY_TOWN = Rule.index(CITY, FULL_NAME);
    static final Rule PAYS_IN_EUROS = Rule.fill(CURRENCY.to("EUR"));
    // @end region="rules"

    private Account() {}

    // @start region="entity"
    static Entity entity() {
        return Entity.of(NAME, "Account", "Accounts")
                .fields(FULL_NAME, KIND, CITY, BORN, CREDIT, CURRENCY, CLOSED_ON, CLOSED_WHY, INDUSTRY, PARENT)
                .title(FULL_NAME, CITY)
                .owned()
                .help("A company or person that we sell to or buy from.");
    }
    // @end region="entity"

    // @start region="shape"
    /** A reusable group of fields: whoever owns the shape owns what is born from it. */
    static Field<?>[] period(Shape shape) {
        return new Field<?>[] {shape.date("valid_from").required(), shape.date("valid_until")};
    }
    // @end region="shape"

    // @start region="field-type"
    static boolean canBeSummed(Field<?> field) {
        return switch (field.type()) {
            case FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY, FieldType.PRICE -> true;
            default -> false;
        };
    }
    // @end region="field-type"
}
