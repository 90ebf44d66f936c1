package org.kontor.contacts.api;

import java.time.LocalDate;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** A bank account of our own company, by IBAN or by local number and bank code. */
public final class OrganizationBank {
    public static final EntityName NAME = EntityName.of("contacts", "organization_bank");

    private static final BankFields FIELDS = new BankFields(NAME);

    public static final Field<String> IBAN = FIELDS.iban();
    public static final Field<String> BIC = FIELDS.bic();
    public static final Field<String> LOCAL_NUMBER = FIELDS.localNumber();
    public static final Field<String> BANK_CODE = FIELDS.bankCode();
    public static final Field<String> BANK_NAME = FIELDS.bankName();
    public static final Field<String> HOLDER = FIELDS.holder();
    public static final Field<String> CURRENCY = FIELDS.currency();
    public static final Field<Boolean> IS_DEFAULT = FIELDS.isDefault();
    public static final Field<LocalDate> VALID_FROM = FIELDS.validFrom();
    public static final Field<LocalDate> VALID_TO = FIELDS.validTo();
    public static final Field<String> NOTE = FIELDS.note();

    private OrganizationBank() {}

    /** The entity. */
    public static Entity entity() {
        return FIELDS.entity();
    }

    /** What is always true of bank accounts. */
    public static Rule[] rules() {
        return FIELDS.rules();
    }
}
