package org.kontor.contacts.api;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** Where an account is, gets its invoices or takes its deliveries. */
public final class Address {
    public static final EntityName NAME = EntityName.of("contacts", "address");

    public static final Field<Choice> KIND =
            NAME.choice("kind", Lists.ADDRESS_KIND).required();

    /** The one of its kind that documents take; the first of a kind is it until another is. */
    public static final Field<Boolean> IS_DEFAULT = NAME.yesNo("is_default").label("Default");

    public static final Field<String> RECIPIENT =
            NAME.text("recipient").maxLength(200).help("Whom letters are addressed to, when it is not the name above");
    public static final Field<String> STREET = NAME.text("street").searchable();
    public static final Field<String> SUPPLEMENT = NAME.text("supplement").help("Floor, building, care of");
    public static final Field<String> POSTAL_CODE = NAME.text("postal_code").maxLength(20);
    public static final Field<String> CITY = NAME.text("city").maxLength(120).searchable();
    public static final Field<String> REGION =
            NAME.text("region").label("Region or province").maxLength(120);
    public static final Field<String> COUNTRY =
            NAME.text("country").maxLength(2).help("Two letters of ISO 3166, for example DE");
    public static final Field<String> NOTE = NAME.text("note");

    private Address() {}

    /** The entity. */
    public static Entity entity() {
        return Entity.of(NAME, "Address", "Addresses")
                .title(STREET, POSTAL_CODE, CITY)
                .fields(KIND, IS_DEFAULT, RECIPIENT, STREET, SUPPLEMENT, POSTAL_CODE, CITY, REGION, COUNTRY, NOTE);
    }
}
