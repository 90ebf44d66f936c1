package org.kontor.contacts.api;

import java.util.List;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Row;

/** Our own company, or one of them: what stands on the documents that we write. */
public final class Organization {
    public static final EntityName NAME = EntityName.of("contacts", "organization");

    public static final Field<String> ORGANIZATION_NAME =
            NAME.text("name").required().unique().maxLength(200);
    public static final Field<String> LEGAL_FORM = NAME.text("legal_form").maxLength(60);
    public static final Field<String> STREET = NAME.text("street");
    public static final Field<String> SUPPLEMENT = NAME.text("supplement");
    public static final Field<String> POSTAL_CODE = NAME.text("postal_code").maxLength(20);
    public static final Field<String> CITY = NAME.text("city").maxLength(120);
    public static final Field<String> REGION =
            NAME.text("region").label("Region or province").maxLength(120);
    public static final Field<String> COUNTRY = NAME.country("country");
    public static final Field<String> REGISTRATION_NUMBER =
            NAME.text("registration_number").maxLength(40);
    public static final Field<String> REGISTER_ENTRY =
            NAME.text("register_entry").help("As it must stand on letters: court or register, section, number");
    public static final Field<String> VAT_ID =
            NAME.text("vat_id").label("VAT ID").maxLength(20);
    public static final Field<String> TAX_NUMBER = NAME.text("tax_number").maxLength(40);
    public static final Field<String> EMAIL = NAME.email("email").label("E-mail");
    public static final Field<String> PHONE = NAME.phone("phone");
    public static final Field<String> WEBSITE = NAME.url("website");
    public static final Field<String> LOGO = NAME.url("logo").help("Address of the picture");
    public static final Field<String> CURRENCY = NAME.text("currency").maxLength(3);
    public static final Field<Boolean> IS_DEFAULT =
            NAME.yesNo("is_default").label("Default").help("The company that new documents are written by");
    public static final Field<List<Row>> BANK_ACCOUNTS = NAME.parts("bank_accounts", OrganizationBank.NAME);

    private Organization() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Own company", "Own companies")
                .help("Our own company as it appears on documents")
                .title(ORGANIZATION_NAME)
                .fields(ORGANIZATION_NAME, LEGAL_FORM, STREET, SUPPLEMENT, POSTAL_CODE, CITY, REGION, COUNTRY)
                .fields(REGISTRATION_NUMBER, REGISTER_ENTRY, VAT_ID, TAX_NUMBER, EMAIL, PHONE, WEBSITE, LOGO)
                .fields(CURRENCY, IS_DEFAULT, BANK_ACCOUNTS);
    }
}
