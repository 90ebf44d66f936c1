package org.kontor.contacts.api;

import java.time.LocalDate;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** A bank account of our own company, by IBAN or by local number and bank code. */
public final class OrganizationBank {
    public static final EntityName NAME = EntityName.of("contacts", "organization_bank");

    public static final Field<String> IBAN = NAME.text("iban").label("IBAN").maxLength(42);
    public static final Field<String> BIC = NAME.text("bic").label("BIC").maxLength(11);
    public static final Field<String> LOCAL_NUMBER = NAME.text("local_number").maxLength(40);
    public static final Field<String> BANK_CODE = NAME.text("bank_code").maxLength(20);
    public static final Field<String> BANK_NAME = NAME.text("bank_name").maxLength(120);
    public static final Field<String> HOLDER = NAME.text("holder").maxLength(200);
    public static final Field<String> CURRENCY = NAME.text("currency").maxLength(3);
    public static final Field<Boolean> IS_DEFAULT = NAME.yesNo("is_default").label("Default");
    public static final Field<LocalDate> VALID_FROM = NAME.date("valid_from");
    public static final Field<LocalDate> VALID_TO = NAME.date("valid_to");
    public static final Field<String> NOTE = NAME.text("note");

    private OrganizationBank() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Bank account", "Bank accounts")
                .title(IBAN, LOCAL_NUMBER, BANK_NAME)
                .fields(IBAN, BIC, LOCAL_NUMBER, BANK_CODE, BANK_NAME, HOLDER, CURRENCY)
                .fields(IS_DEFAULT, VALID_FROM, VALID_TO, NOTE);
    }

    /** What is always true of bank accounts. */
    public static Rule[] rules() {
        return new Rule[] {
            Rule.must(
                    "iban_or_local_number",
                    IBAN.isEmpty().not().or(LOCAL_NUMBER.isEmpty().not()),
                    Words.of("bank_account_without_number", "A bank account needs an IBAN or a local number")),
            Rule.required(LOCAL_NUMBER.isEmpty().not().and(IBAN.isEmpty()), BANK_CODE),
            Rule.must(
                    "valid_in_order",
                    VALID_TO.atLeast(VALID_FROM),
                    Words.of("validity_reversed", "The end of validity lies before its beginning"))
        };
    }
}
