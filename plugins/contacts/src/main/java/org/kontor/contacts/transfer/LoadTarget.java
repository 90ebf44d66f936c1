package org.kontor.contacts.transfer;

import java.util.Optional;
import java.util.Set;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Contact;

/**
 * What a file is loaded into.
 *
 * @param source the field that says which program a record comes from
 * @param key the field with its id there
 * @param computed fields that the program works out itself
 */
record LoadTarget(EntityName entity, Field<String> source, Field<String> key, Set<Field<?>> computed) {
    private static LoadTarget accounts() {
        return new LoadTarget(
                Account.NAME,
                Account.EXTERNAL_SOURCE,
                Account.EXTERNAL_ID,
                Set.of(Account.PHONE_E164, Account.REGISTRATION_NUMBER_VALID, Account.VAT_ID_VALID));
    }

    private static LoadTarget contacts() {
        return new LoadTarget(
                Contact.NAME,
                Contact.EXTERNAL_SOURCE,
                Contact.EXTERNAL_ID,
                Set.of(Contact.PHONE_E164, Contact.FULL_NAME, Contact.PERSON_OF));
    }

    /** By the word in the address. */
    static Optional<LoadTarget> find(String word) {
        return switch (word) {
            case "accounts" -> Optional.of(accounts());
            case "contacts" -> Optional.of(contacts());
            default -> Optional.empty();
        };
    }
}
