package org.kontor.contacts.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Contact;

/** People at companies of one country, who do not exist. */
final class DemoPeople {
    private static final int MOST = 4;

    private final DemoWords words;
    private final LocalDate today;

    DemoPeople(DemoWords words, LocalDate today) {
        this.words = words;
        this.today = today;
    }

    /** Those at a company, the one to turn to first. */
    Stream<Values> at(Row account) {
        int many = words.number(1, MOST);
        return IntStream.range(0, many).mapToObj(place -> person(account, place == 0));
    }

    private Values person(Row account, boolean isMain) {
        boolean isMan = words.oneIn(2);
        String first = words.any(isMan ? "first_m" : "first_f");
        String last = words.any(isMan ? "last_m" : "last_f");
        String[] title = words.any("titles").split(":", 2);
        List<Assignment> all = new ArrayList<>(List.of(
                Contact.ACCOUNT.to(account.ref()),
                Contact.SALUTATION.to(Choice.of(isMan ? "mr" : "ms")),
                Contact.FIRST_NAME.to(first),
                Contact.LAST_NAME.to(last),
                Contact.DEPARTMENT.to(Choice.of(title[0])),
                Contact.JOB_TITLE.to(title[1]),
                Contact.MAIN_PERSON.to(isMain),
                Contact.SPOKEN_LANGUAGE.to(words.get("language")),
                Contact.EMAIL.to(address(first, last, account)),
                Contact.PHONE.to(words.digits(words.any("mobile"))),
                Contact.SCORE.to((long) words.number(0, 100)),
                Contact.NEWSLETTER.to(words.oneIn(3)),
                Contact.LAST_CONTACT_ON.to(today.minusDays(words.number(0, 200)))));
        if (words.oneIn(2)) {
            all.add(Contact.BIRTHDAY.to(today.minusDays(words.number(20 * 365, 65 * 365))));
        }
        return new Values(all);
    }

    /** At the company's own place on the net. */
    private String address(String first, String last, Row account) {
        String host = account.get(Account.EMAIL).replaceFirst("^.*@", "");
        String name = DemoWords.onTheNet(first + " " + last).replace('-', '.');
        return (name.isEmpty() ? words.digits("gs####") : name) + "@" + host;
    }
}
