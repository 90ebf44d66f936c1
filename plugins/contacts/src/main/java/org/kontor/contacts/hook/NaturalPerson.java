package org.kontor.contacts.hook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.api.Actor;
import org.kontor.api.Assignment;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.Owned;
import org.kontor.contacts.api.Words;

/**
 * A natural-person account is exactly one contact person: made with it, removed with it, and kept in step on both sides.
 * Each side writes the other only where a value differs, which ends the circle after one turn.
 */
final class NaturalPerson {
    private static final Message SEVERAL_PERSONS = Words.of(
            "natural_person_with_several",
            "An account with several contact persons cannot become a natural person: move the others first");
    private static final Message PERSON_NEEDED = Words.of(
            "natural_person_needs_person",
            "This person is a natural-person account: delete the account, and the person goes with it");

    private record Shared<T>(Field<T> ofAccount, Field<T> ofPerson) {
        void toPerson(Row account, Optional<Row> person, List<Assignment> assignments) {
            Optional<T> value = account.find(ofAccount);
            if (!value.equals(person.flatMap(row -> row.find(ofPerson)))) {
                assignments.add(ofPerson.to(value.orElse(null)));
            }
        }

        void toAccount(Row person, Row account, List<Assignment> assignments) {
            Optional<T> value = person.find(ofPerson);
            if (!value.equals(account.find(ofAccount))) {
                assignments.add(ofAccount.to(value.orElse(null)));
            }
        }
    }

    private final List<Shared<?>> sharedFields = List.of(
            new Shared<>(Account.FIRST_NAME, Contact.FIRST_NAME),
            new Shared<>(Account.LAST_NAME, Contact.LAST_NAME),
            new Shared<>(Account.EMAIL, Contact.EMAIL),
            new Shared<>(Account.PHONE, Contact.PHONE),
            new Shared<>(Account.WEBSITE, Contact.WEBSITE),
            new Shared<>(Account.ACTIVE, Contact.ACTIVE));
    private final Actor self;

    NaturalPerson(Actor self) {
        this.self = self;
    }

    static boolean isNatural(Row account) {
        return account.find(Account.KIND).filter(Account.NATURAL_PERSON::equals).isPresent();
    }

    void accountsWritten(Changes changes) {
        Map<Ref, Change> touched = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.before().filter(NaturalPerson::isNatural).isPresent()
                    || change.after().filter(NaturalPerson::isNatural).isPresent()) {
                touched.put(change.ref(), change);
            }
        }
        if (touched.isEmpty()) {
            return;
        }
        Records own = changes.records().as(self);
        Map<Ref, List<Row>> persons = Batch.rows(own, Contact.NAME, Contact.ACCOUNT, touched.keySet()).stream()
                .collect(Collectors.groupingBy(person -> person.get(Contact.ACCOUNT)));
        List<Values> missing = new ArrayList<>();
        touched.forEach((ref, change) -> {
            List<Row> there = persons.getOrDefault(ref, List.of());
            Optional<Row> account = change.after().filter(NaturalPerson::isNatural);
            if (account.isPresent()) {
                if (there.isEmpty()) {
                    missing.add(personOf(account.get()));
                } else {
                    bringInStep(own, account.get(), there);
                }
            } else if (change.after().isPresent()) {
                there.forEach(person -> own.update(own.lock(person.ref()), Contact.PERSON_OF.to(null)));
            } else {
                there.forEach(own::delete);
            }
        });
        if (!missing.isEmpty()) {
            own.create(Contact.NAME, missing);
        }
    }

    void personsWritten(Changes changes) {
        Map<Ref, Change> touched = new LinkedHashMap<>();
        for (Change change : changes) {
            change.after()
                    .or(change::before)
                    .flatMap(row -> row.find(Contact.PERSON_OF))
                    .ifPresent(account -> touched.put(account, change));
        }
        if (touched.isEmpty()) {
            return;
        }
        Records own = changes.records().as(self);
        Map<Ref, Row> accounts = Batch.rows(own, Account.NAME, Account.NAME.self(), touched.keySet()).stream()
                .filter(NaturalPerson::isNatural)
                .collect(Collectors.toMap(Row::ref, Function.identity()));
        accounts.forEach((ref, account) -> {
            Row person = Optional.ofNullable(touched.get(ref))
                    .flatMap(Change::after)
                    .orElseThrow(() -> Refusal.of(Refusal.Code.CONFLICT, PERSON_NEEDED));
            List<Assignment> differences = new ArrayList<>();
            sharedFields.forEach(shared -> shared.toAccount(person, account, differences));
            if (!differences.isEmpty()) {
                own.update(own.lock(ref), differences.toArray(Assignment[]::new));
            }
        });
    }

    private Values personOf(Row account) {
        List<Assignment> values = new ArrayList<>(List.of(Contact.ACCOUNT.to(account.ref())));
        sharedFields.forEach(shared -> shared.toPerson(account, Optional.empty(), values));
        // whoever sees the account as theirs sees its person too
        account.find(Account.NAME.owner())
                .ifPresent(user -> values.add(Owned.owner(Contact.NAME).to(user)));
        account.find(Account.NAME.team())
                .ifPresent(team -> values.add(Owned.team(Contact.NAME).to(team)));
        return new Values(values);
    }

    private void bringInStep(Records own, Row account, List<Row> persons) {
        if (persons.size() > 1) {
            throw Refusal.invalid(Account.KIND, SEVERAL_PERSONS);
        }
        Row person = own.lock(persons.getFirst().ref());
        List<Assignment> differences = new ArrayList<>();
        if (person.find(Contact.PERSON_OF).isEmpty()) {
            differences.add(Contact.PERSON_OF.to(account.ref()));
        }
        sharedFields.forEach(shared -> shared.toPerson(account, Optional.of(person), differences));
        if (!differences.isEmpty()) {
            own.update(person, differences.toArray(Assignment[]::new));
        }
    }
}
