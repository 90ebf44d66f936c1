package org.kontor.contacts.hook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.api.Choice;
import org.kontor.api.Draft;
import org.kontor.api.Field;
import org.kontor.api.Row;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Address;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.ContactAddress;

/** The addresses of an account or contact person: one default of each kind. */
record Addresses(Field<List<Row>> parts, Field<Choice> kind, Field<Boolean> isDefault, Field<String> country) {
    static Addresses ofAccount() {
        return new Addresses(Account.ADDRESSES, Address.KIND, Address.IS_DEFAULT, Address.COUNTRY);
    }

    static Addresses ofContact() {
        return new Addresses(Contact.ADDRESSES, ContactAddress.KIND, ContactAddress.IS_DEFAULT, ContactAddress.COUNTRY);
    }

    void complete(Draft parent) {
        if (!parent.changes(parts)) {
            return;
        }
        Map<Choice, List<Draft>> byKind = new LinkedHashMap<>();
        for (Draft address : parent.parts(parts)) {
            address.find(kind)
                    .ifPresent(of -> byKind.computeIfAbsent(of, first -> new ArrayList<>())
                            .add(address));
        }
        byKind.values().forEach(addresses -> Completion.oneDefault(addresses, isDefault));
    }

    /** The country of the first address that has one. */
    Optional<String> countryOf(Draft parent) {
        return parent.parts(parts).stream()
                .flatMap(address -> address.find(country).stream())
                .findFirst();
    }
}
