package org.kontor.contacts.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kontor.api.Demo;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Contact;

/** Two thousand accounts of five countries, and the people there. */
public final class DemoContacts implements Demo {
    /** Of twenty accounts so many speak each: in an order in which every page shows all of them. */
    private static final List<String> TWENTY = List.of(
            "cs", "de", "pl", "cs", "zh", "de", "cs", "en", "pl", "cs", "de", "cs", "zh", "pl", "de", "cs", "en", "de",
            "pl", "zh");

    private static final int ROUNDS = 10;
    private static final int AT_ONCE = 200;
    private static final int PARENTS = 12;
    private static final long SEED = 20_261_130;

    private final Clock clock;

    /**
     * @param clock says which day is today
     */
    public DemoContacts(Clock clock) {
        this.clock = clock;
    }

    /** The words of one country, and which of its companies have daughters. */
    private record Country(DemoAccounts accounts, DemoPeople people, List<Ref> parents) {}

    @Override
    public void fill(Records records, List<Ref> people) {
        Random random = new Random(SEED);
        LocalDate today = LocalDate.now(clock);
        Map<String, Country> byLanguage = new HashMap<>();
        List<Country> countries = TWENTY.stream()
                .map(language ->
                        byLanguage.computeIfAbsent(language, own -> country(records, DemoWords.of(own, random), today)))
                .toList();
        for (int round = 0; round < ROUNDS; round++) {
            List<Values> accounts = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                Country country = countries.get(i % countries.size());
                Ref owner = people.get(random.nextInt(people.size()));
                accounts.add(
                        random.nextInt(12) == 0
                                ? country.accounts().person(owner)
                                : country.accounts().company(owner, country.parents()));
            }
            List<Values> persons = new ArrayList<>();
            int place = 0;
            for (Row account : records.create(Account.NAME, accounts)) {
                Country country = countries.get(place++ % countries.size());
                if (account.get(Account.KIND).equals(Account.LEGAL_PERSON)) {
                    country.people().at(account).forEach(persons::add);
                    if (country.parents().size() < PARENTS) {
                        country.parents().add(account.ref());
                    }
                }
            }
            records.create(Contact.NAME, persons);
        }
    }

    private static Country country(Records records, DemoWords words, LocalDate today) {
        return new Country(new DemoAccounts(records, words, today), new DemoPeople(words, today), new ArrayList<>());
    }
}
