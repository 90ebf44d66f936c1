package org.kontor.contacts.api;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** Where an account is, gets its invoices or takes its deliveries. */
public final class Address {
    public static final EntityName NAME = EntityName.of("contacts", "address");

    private static final AddressFields FIELDS = new AddressFields(NAME);

    public static final Field<Choice> KIND = FIELDS.kind();

    /** The one of its kind that documents take; the first of a kind is it until another is. */
    public static final Field<Boolean> IS_DEFAULT = FIELDS.isDefault();

    public static final Field<String> RECIPIENT = FIELDS.recipient();
    public static final Field<String> STREET = FIELDS.street();
    public static final Field<String> SUPPLEMENT = FIELDS.supplement();
    public static final Field<String> POSTAL_CODE = FIELDS.postalCode();
    public static final Field<String> CITY = FIELDS.city();
    public static final Field<String> REGION = FIELDS.region();
    public static final Field<String> COUNTRY = FIELDS.country();
    public static final Field<String> NOTE = FIELDS.note();

    private Address() {}

    /** The entity. */
    public static Entity entity() {
        return FIELDS.entity();
    }
}
