package org.kontor.contacts.hook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kontor.api.Actor;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Contact;

/** An account has one main contact person: who is marked last takes the mark from who had it. */
final class MainPerson {
    private final Actor self;

    MainPerson(Actor self) {
        this.self = self;
    }

    void keepOne(Changes changes) {
        Map<Ref, Ref> mainOf = new LinkedHashMap<>();
        for (Change change : changes) {
            change.after()
                    .filter(person -> person.find(Contact.MAIN_PERSON).orElse(false))
                    .filter(person -> change.changed(Contact.MAIN_PERSON) || change.changed(Contact.ACCOUNT))
                    .flatMap(person -> person.find(Contact.ACCOUNT))
                    .ifPresent(account -> mainOf.put(account, change.ref()));
        }
        if (mainOf.isEmpty()) {
            return;
        }
        Records own = changes.records().as(self);
        // held, so that two who are marked at the same moment do so one after the other; an account may be in the trash
        own.lock(Batch.rows(own, Account.NAME, Account.NAME.self(), mainOf.keySet()).stream()
                .map(Row::ref)
                .toList());
        List<Row> marked =
                Batch.rows(own, Contact.NAME, Contact.ACCOUNT, mainOf.keySet(), Contact.MAIN_PERSON.is(true));
        for (Row person : marked) {
            if (!person.ref().equals(mainOf.get(person.get(Contact.ACCOUNT)))) {
                own.update(person, Contact.MAIN_PERSON.to(false));
            }
        }
    }
}
