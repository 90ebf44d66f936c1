package org.kontor.contacts.transfer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Contact;

/**
 * What a file is loaded into.
 *
 * @param word how the address calls it
 * @param source the field that says which program a record comes from
 * @param key the field with its id there
 * @param computed fields that the program works out itself
 */
record LoadTarget(String word, EntityName entity, Field<String> source, Field<String> key, Set<Field<?>> computed) {
    private static LoadTarget accounts() {
        return new LoadTarget(
                "accounts",
                Account.NAME,
                Account.EXTERNAL_SOURCE,
                Account.EXTERNAL_ID,
                Set.of(Account.PHONE_E164, Account.REGISTRATION_NUMBER_VALID, Account.VAT_ID_VALID));
    }

    private static LoadTarget contacts() {
        return new LoadTarget(
                "contacts",
                Contact.NAME,
                Contact.EXTERNAL_SOURCE,
                Contact.EXTERNAL_ID,
                Set.of(Contact.PHONE_E164, Contact.FULL_NAME, Contact.PERSON_OF));
    }

    private static List<LoadTarget> all() {
        return List.of(accounts(), contacts());
    }

    /** What files are loaded into beside this. */
    List<LoadTarget> others() {
        return all().stream().filter(target -> !target.word().equals(word)).toList();
    }

    /** By the word in the address. */
    static Optional<LoadTarget> find(String word) {
        return all().stream().filter(target -> target.word().equals(word)).findFirst();
    }
}
