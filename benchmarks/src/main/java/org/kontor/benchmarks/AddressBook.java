package org.kontor.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Writes the address book of a company that never was, the same one each time: two CSV files with names of fields. */
final class AddressBook {
    private static final long SEED = 20_261_122;
    private static final String COMPANY_COLUMNS = "external_id,kind,name,legal_form,registration_number,country,email,"
            + "phone,website,roles,account_type,industry,source,grade,lifecycle_stage,currency,employees,"
            + "annual_revenue,founded_on,active,addresses.kind,addresses.street,addresses.postal_code,addresses.city,"
            + "addresses.country,description";
    private static final String PERSON_COLUMNS = "external_id,account,first_name,last_name,job_title,department,"
            + "main_person,spoken_language,email,phone,birthday,newsletter,score,source,grade,addresses.kind,"
            + "addresses.street,addresses.postal_code,addresses.city,addresses.country";
    private static final List<String> ROLES = List.of("customer", "supplier", "customer|supplier", "channel", "other");
    private static final List<String> TYPES = List.of("company", "sole_trader", "public_body", "association");
    private static final List<String> INDUSTRIES =
            List.of("logistics", "energy", "retail", "it", "construction", "education", "media", "manufacturing");
    private static final List<String> SOURCES = List.of("web", "referral", "fair", "cold_call", "import");
    private static final List<String> GRADES = List.of("a", "b", "c");
    private static final List<String> STAGES = List.of("lead", "prospect", "customer", "dormant", "former");
    private static final List<String> DEPARTMENTS = List.of("board", "sales", "purchasing", "finance", "it");
    private static final List<String> FUNCTIONS = List.of("Jednatel", "Kierownik", "Geschäftsführerin", "经理", "CEO");

    private final int companies;
    private final int persons;

    AddressBook(int companies, int persons) {
        this.companies = companies;
        this.persons = persons;
    }

    Path writeCompanies(Path folder) throws IOException {
        Random random = new Random(SEED);
        Path file = folder.resolve("accounts.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            line(out, COMPANY_COLUMNS);
            for (int i = 1; i <= companies; i++) {
                line(out, company(i, random));
            }
        }
        return file;
    }

    Path writePersons(Path folder) throws IOException {
        Random random = new Random(SEED + 1);
        Path file = folder.resolve("contacts.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            line(out, PERSON_COLUMNS);
            for (int i = 1; i <= persons; i++) {
                line(out, person(i, random));
            }
        }
        return file;
    }

    private static String company(int number, Random random) {
        People people = People.values()[number % People.values().length];
        String form = people.form(random);
        String[] town = people.town(random);
        return joined(
                "c" + number,
                "legal_person",
                people.company(random, form),
                form,
                registrationNumber(random),
                people.name(),
                "info@company" + number + ".example",
                people.phone(random),
                "https://www.company" + number + ".example",
                People.any(ROLES, random),
                People.any(TYPES, random),
                People.any(INDUSTRIES, random),
                People.any(SOURCES, random),
                People.any(GRADES, random),
                People.any(STAGES, random),
                people.currency,
                Integer.toString(1 + random.nextInt(900)),
                random.nextInt(90_000_000) + "." + (10 + random.nextInt(90)),
                day(1990, random),
                random.nextInt(10) > 0 ? "yes" : "no",
                "seat",
                people.street(random),
                town[1],
                town[0],
                people.name(),
                "termín dostawa Lieferung 合同 " + number);
    }

    private String person(int number, Random random) {
        People people = People.values()[number % People.values().length];
        People.Name name = people.name(random);
        String[] town = people.town(random);
        return joined(
                "p" + number,
                // the first person of each company comes before the second of any
                "c" + ((number - 1) % companies + 1),
                name.first(),
                name.last(),
                People.any(FUNCTIONS, random),
                People.any(DEPARTMENTS, random),
                number <= companies ? "yes" : "no",
                people.language,
                "person" + number + "@mail.example",
                people.phone(random),
                day(1950, random),
                random.nextBoolean() ? "yes" : "no",
                Integer.toString(random.nextInt(101)),
                People.any(SOURCES, random),
                People.any(GRADES, random),
                "postal",
                people.street(random),
                town[1],
                town[0],
                people.name());
    }

    /** Eight digits with the Czech check digit. */
    private static String registrationNumber(Random random) {
        int digits = 1_000_000 + random.nextInt(9_000_000);
        int sum = 0;
        for (int rest = digits, weight = 2; rest > 0; rest /= 10, weight++) {
            sum += rest % 10 * weight;
        }
        return digits + Integer.toString((11 - sum % 11) % 10);
    }

    private static String day(int firstYear, Random random) {
        return LocalDate.ofYearDay(firstYear + random.nextInt(30), 1 + random.nextInt(365))
                .toString();
    }

    private static String joined(String... cells) {
        return "\"" + String.join("\",\"", cells) + "\"";
    }

    private static void line(BufferedWriter out, String line) throws IOException {
        out.write(line);
        out.write("\n");
    }
}
