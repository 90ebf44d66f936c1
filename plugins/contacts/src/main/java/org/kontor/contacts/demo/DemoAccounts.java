package org.kontor.contacts.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Money;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Address;
import org.kontor.contacts.api.Owned;
import org.kontor.contacts.check.CompanyNumber;

/** Accounts of one country that do not exist. */
final class DemoAccounts {
    private static final List<Choice> STAGES = choices(
            "lead",
            "lead",
            "lead",
            "prospect",
            "prospect",
            "customer",
            "customer",
            "customer",
            "customer",
            "partner",
            "dormant",
            "former",
            "lost");
    private static final List<Choice> GRADES = choices("a", "b", "b", "c", "c", "d");
    private static final List<Choice> SOURCES =
            choices("web", "web", "referral", "cold_call", "fair", "fair", "newsletter", "advertisement", "channel");
    private static final List<Choice> REGIONS = choices("north", "south", "east", "west", "centre");
    private static final List<Choice> CREDIT_GRADES = choices("excellent", "good", "good", "medium", "poor");
    private static final List<Choice> PAYMENT_TYPES = choices("bank_transfer", "bank_transfer", "direct_debit", "card");
    private static final List<Long> PAYMENT_TERMS = List.of(7L, 14L, 14L, 30L, 30L, 60L);

    private final Records records;
    private final DemoWords words;
    private final LocalDate today;

    DemoAccounts(Records records, DemoWords words, LocalDate today) {
        this.records = records;
        this.words = words;
        this.today = today;
    }

    private static List<Choice> choices(String... names) {
        return Stream.of(names).map(Choice::of).toList();
    }

    /**
     * A company.
     *
     * @param parents of whom it may be a daughter
     */
    Values company(Ref owner, List<Ref> parents) {
        String[] trade = words.any("trades").split(":", 2);
        String[] town = words.any("cities").split(":", 2);
        String name = words.any("names")
                .replace("$STEM", words.any("stems"))
                .replace("$TRADE", trade[1])
                .replace("$LAST2", words.any("last_m"))
                .replace("$LAST", words.any("last_m"))
                .replace("$CITY", town[0]);
        String form = words.any("forms");
        String site = site(name);
        long employees = Math.round(Math.exp(words.number(0, 700) / 100.0));
        List<Assignment> all = common(owner, town);
        all.addAll(List.of(
                Account.KIND.to(Account.LEGAL_PERSON),
                Account.ACCOUNT_NAME.to(name + form),
                Account.LEGAL_FORM.to(form.replaceFirst("^[, ]+", "")),
                Account.ACCOUNT_TYPE.to(Choice.of("company")),
                Account.INDUSTRY.to(Choice.of(trade[0])),
                Account.EMAIL.to("info@" + site),
                Account.WEBSITE.to("https://www." + site),
                Account.PHONE.to(words.digits(words.any("phone"))),
                Account.COMPANY_SIZE.to(size(employees)),
                Account.EMPLOYEES.to(employees),
                Account.ANNUAL_REVENUE.to(money(employees * words.number(40, 160) * 1_000)),
                Account.FOUNDED_ON.to(today.minusDays(words.number(200, 14_000)))));
        all.addAll(numbers());
        if (!parents.isEmpty() && words.oneIn(5)) {
            all.add(Account.PARENT.to(words.any(parents)));
        }
        return new Values(all);
    }

    /** A natural person. */
    Values person(Ref owner) {
        boolean isMan = words.oneIn(2);
        List<Assignment> all = common(owner, words.any("cities").split(":", 2));
        all.addAll(List.of(
                Account.KIND.to(Account.NATURAL_PERSON),
                Account.FIRST_NAME.to(words.any(isMan ? "first_m" : "first_f")),
                Account.LAST_NAME.to(words.any(isMan ? "last_m" : "last_f")),
                Account.ACCOUNT_TYPE.to(Choice.of("household")),
                Account.PHONE.to(words.digits(words.any("mobile")))));
        return new Values(all);
    }

    private List<Assignment> common(Ref owner, String[] town) {
        Row seat = records.part(
                Address.NAME,
                Address.KIND.to(Choice.of("seat")),
                Address.STREET.to(words.get("address")
                        .replace("$STREET", words.any("streets"))
                        .replace("$NUMBER", String.valueOf(words.number(1, 180)))),
                Address.POSTAL_CODE.to(town[1]),
                Address.CITY.to(town[0]),
                Address.COUNTRY.to(words.get("country")));
        List<Assignment> all = new ArrayList<>(List.of(
                Owned.owner(Account.NAME).to(owner),
                Account.COUNTRY.to(words.get("country")),
                Account.CURRENCY.to(words.get("currency")),
                Account.ADDRESSES.to(List.of(seat)),
                Account.LIFECYCLE_STAGE.to(words.any(STAGES)),
                Account.GRADE.to(words.any(GRADES)),
                Account.RATING.to((long) words.number(1, 5)),
                Account.SOURCE.to(words.any(SOURCES)),
                Account.REGION.to(words.any(REGIONS)),
                Account.ROLES.to(words.oneIn(6) ? Set.of(Account.SUPPLIER) : Set.of(Account.CUSTOMER)),
                Account.CREDIT_GRADE.to(words.any(CREDIT_GRADES)),
                Account.CREDIT_LIMIT.to(money(words.number(1, 40) * 1_000L)),
                Account.PAYMENT_TYPE.to(words.any(PAYMENT_TYPES)),
                Account.PAYMENT_DAYS.to(words.any(PAYMENT_TERMS)),
                Account.LAST_CONTACT_ON.to(today.minusDays(words.number(0, 200)))));
        if (words.oneIn(3)) {
            all.add(Account.DESCRIPTION.to(words.any("notes")));
        }
        return all;
    }

    /** The numbers that its country gives it, with right check digits. */
    private List<Assignment> numbers() {
        String country = words.get("country");
        return switch (country) {
            case "CZ" -> {
                String number = registration("########", country);
                yield List.of(Account.REGISTRATION_NUMBER.to(number), Account.VAT_ID.to("CZ" + number));
            }
            case "PL" ->
                List.of(Account.REGISTRATION_NUMBER.to(registration("#########", country)), vat("PL##########"));
            case "DE" -> List.of(Account.REGISTRATION_NUMBER.to(words.digits("HRB #####")), vat("DE#########"));
            case "GB" -> List.of(Account.REGISTRATION_NUMBER.to(words.digits("0#######")), vat("GB#########"));
            default -> List.of(Account.REGISTRATION_NUMBER.to(registration("9131##########MA##", country)));
        };
    }

    private String registration(String pattern, String country) {
        return words.digits(
                pattern,
                number ->
                        CompanyNumber.isRegistrationNumberRight(number, country).orElse(true));
    }

    private Assignment vat(String pattern) {
        return Account.VAT_ID.to(words.digits(
                pattern, id -> CompanyNumber.isVatIdRight(id, Optional.empty()).orElse(true)));
    }

    private static Choice size(long employees) {
        return Choice.of(employees < 10 ? "micro" : employees < 50 ? "small" : employees < 250 ? "medium" : "large");
    }

    /** An amount in the country's currency. */
    private Money money(long euros) {
        BigDecimal amount = new BigDecimal(words.get("per_euro")).multiply(BigDecimal.valueOf(euros));
        return new Money(amount.setScale(0, RoundingMode.HALF_UP), words.get("currency"));
    }

    private String site(String name) {
        String plain = DemoWords.onTheNet(name);
        return (plain.isEmpty() ? words.digits("gs######") : plain) + ".example";
    }
}
