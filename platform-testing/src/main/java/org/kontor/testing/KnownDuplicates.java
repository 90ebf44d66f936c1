package org.kontor.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.datafaker.Faker;

/**
 * Companies and people in Czech, Polish, German and Chinese, of which it is known which are the same: some stand there twice
 * as people write them, with typos, other spellings and scripts, other legal forms, and with values that are old or missing;
 * others only look alike, being relatives, colleagues, branches or namesakes.
 */
public final class KnownDuplicates {
    /**
     * A record.
     *
     * @param who it is of: records with the same number are duplicates
     * @param values by field: name, email, phone, registration_number, street, postal_code, city
     */
    public record Known(int who, Map<String, String> values) {
        public Known {
            values = Map.copyOf(values);
        }
    }

    private static final List<Locale> PLACES =
            List.of(Locale.of("cs", "CZ"), Locale.of("pl", "PL"), Locale.of("de", "DE"), Locale.of("zh", "CN"));
    private static final String[][][] FORMS = {
        {{"s.r.o.", "spol. s r.o.", "s. r. o.", "spol. s r. o.", ""}, {"a.s.", "a. s.", "akciová společnost"}},
        {
            {"sp. z o.o.", "Sp. z o. o.", "spółka z o.o.", "SP Z OO", ""},
            {"S.A.", "SA", "Spółka Akcyjna"}
        },
        {{"GmbH", "G.m.b.H.", "GmbH & Co. KG", "gmbh", ""}, {"AG", "A.G.", "Aktiengesellschaft"}},
        {{"有限公司", "有限责任公司", "有限公司", ""}, {"股份有限公司", "股份有限公司"}}
    };
    private static final String[][] TRADES = {
        {
            "Stavby",
            "Doprava",
            "Elektro",
            "Kovovýroba",
            "Potraviny",
            "Consulting",
            "Truhlářství",
            "Servis",
            "Obchod",
            "Tisk"
        },
        {
            "Budownictwo",
            "Transport",
            "Elektryka",
            "Handel",
            "Spożywcze",
            "Consulting",
            "Meble",
            "Serwis",
            "Druk",
            "Usługi"
        },
        {
            "Bau",
            "Logistik",
            "Elektrotechnik",
            "Handel",
            "Lebensmittel",
            "Consulting",
            "Möbel",
            "Service",
            "Druck",
            "Technik"
        },
        {"科技", "贸易", "电子", "建筑", "食品", "机械", "物流", "服装", "化工", "咨询"}
    };
    private static final String[] PHONES = {"+420", "+48", "+49", "+86"};

    private final Random random;
    private final List<Faker> fakers = new ArrayList<>();
    private final List<Known> made = new ArrayList<>();
    private int people;

    private KnownDuplicates(long seed) {
        this.random = new Random(seed);
        PLACES.forEach(place -> fakers.add(new Faker(place, random)));
    }

    /** So many records, or a few more; the same for the same seed. */
    public static List<Known> make(int records, long seed) {
        KnownDuplicates duplicates = new KnownDuplicates(seed);
        while (duplicates.made.size() < records) {
            duplicates.next();
        }
        java.util.Collections.shuffle(duplicates.made, duplicates.random);
        return List.copyOf(duplicates.made);
    }

    private boolean isLikely(double part) {
        return random.nextDouble() < part;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void next() {
        int place = isLikely(0.1) ? 3 : random.nextInt(3);
        boolean company = isLikely(0.5);
        Map<String, String> base = company ? company(place) : person(place);
        int who = people++;
        made.add(new Known(who, base));
        if (isLikely(0.13)) {
            made.add(new Known(who, twin(base, place, company)));
            if (isLikely(0.15)) {
                made.add(new Known(who, twin(base, place, company)));
            }
        }
        if (isLikely(0.12)) {
            made.add(new Known(people++, company ? sister(base, place) : relative(base, place)));
        }
    }

    private Map<String, String> person(int place) {
        Faker faker = fakers.get(place);
        String given = faker.name().firstName();
        String family = faker.name().lastName();
        Map<String, String> values = new HashMap<>();
        values.put("name", place == 3 ? family + given : given + " " + family);
        values.put(
                "email",
                local(given, family, place) + "@"
                        + any(List.of("seznam.cz", "gmail.com", "wp.pl", "gmx.de", "163.com")));
        reach(values, place);
        return values;
    }

    private String local(String given, String family, int place) {
        String plain = place == 3
                ? "user" + random.nextInt(10_000_000)
                : OtherSpelling.plain(given) + "." + OtherSpelling.plain(family);
        return plain + (isLikely(0.4) ? String.valueOf(random.nextInt(100)) : "");
    }

    private Map<String, String> company(int place) {
        Faker faker = fakers.get(place);
        String family = faker.name().lastName();
        String core = place == 3
                ? faker.name().firstName() + any(List.of("华", "盛", "达", "鑫", "宏", "瑞")) + any(List.of(TRADES[3]))
                : isLikely(0.3)
                        ? family + " " + faker.name().lastName() + " " + any(List.of(TRADES[place]))
                        : family + " " + any(List.of(TRADES[place]));
        String[] forms = FORMS[place][isLikely(0.75) ? 0 : 1];
        Map<String, String> values = new HashMap<>();
        values.put("name", (core + (place == 3 ? "" : " ") + forms[0]).strip());
        values.put("registration_number", number(place));
        values.put("email", any(List.of("info", "obchod", "office", "biuro", "kontakt")) + "@" + domain(core, place));
        reach(values, place);
        return values;
    }

    private String domain(String core, int place) {
        String plain = place == 3 ? "cn" + random.nextInt(10_000_000) : OtherSpelling.plain(core);
        return plain + random.nextInt(50) + any(List.of(".cz", ".pl", ".de", ".com", ".eu"));
    }

    private String number(int place) {
        return place == 3
                ? "91" + (1000000000000000L + Math.floorMod(random.nextLong(), 900000000000000L))
                : String.valueOf(10_000_000 + random.nextInt(89_999_999));
    }

    private void reach(Map<String, String> values, int place) {
        Faker faker = fakers.get(place);
        values.put("phone", PHONES[place] + " " + (600_000_000 + random.nextInt(199_999_999)));
        values.put(
                "street",
                place == 3
                        ? faker.name().firstName() + "路" + (1 + random.nextInt(300)) + "号"
                        : place == 2
                                ? faker.name().lastName() + "straße " + (1 + random.nextInt(120))
                                : (place == 1 ? "ul. " : "") + faker.name().lastName() + " "
                                        + (1 + random.nextInt(900)));
        values.put("city", city(faker, place));
        values.put("postal_code", String.valueOf(10_000 + random.nextInt(89_999)));
    }

    private String city(Faker faker, int place) {
        return place == 3
                ? any(List.of("北京", "上海", "深圳", "广州", "成都", "杭州", "武汉", "南京"))
                : faker.address().city();
    }

    /** The same once more, as somebody else wrote it, or later. */
    private Map<String, String> twin(Map<String, String> base, int place, boolean company) {
        Map<String, String> values = new HashMap<>(base);
        values.put(
                "name",
                company
                        ? companyName(base.getOrDefault("name", ""), place)
                        : personName(base.getOrDefault("name", ""), place));
        Set<String> kept = new HashSet<>(Set.of("email", "phone", "registration_number", "street"));
        kept.retainAll(base.keySet());
        for (String field : new ArrayList<>(kept)) {
            boolean isLast = kept.size() == 1;
            if (!isLast && isLikely(field.equals("registration_number") ? 0.4 : 0.28)) {
                values.remove(field);
                kept.remove(field);
                if (field.equals("street")) {
                    values.remove("city");
                    values.remove("postal_code");
                }
            } else if (!isLast && !field.equals("registration_number") && isLikely(0.15)) {
                kept.remove(field);
                change(values, field, place);
            } else {
                rewrite(values, field);
            }
        }
        return values;
    }

    private void change(Map<String, String> values, String field, int place) {
        Map<String, String> other = new HashMap<>();
        reach(other, place);
        switch (field) {
            case "email" -> values.put("email", "new" + random.nextInt(1_000_000) + "@example.org");
            case "street" ->
                List.of("street", "city", "postal_code")
                        .forEach(each -> values.put(each, other.getOrDefault(each, "")));
            default -> values.put(field, other.getOrDefault(field, ""));
        }
    }

    private void rewrite(Map<String, String> values, String field) {
        String text = values.getOrDefault(field, "");
        values.put(
                field,
                switch (field) {
                    case "email" -> isLikely(0.3) ? text.toUpperCase(Locale.ROOT) : isLikely(0.1) ? typo(text) : text;
                    case "phone" -> {
                        String bare = text.substring(text.indexOf(' ') + 1);
                        yield any(List.of(
                                bare,
                                bare.replaceAll("(...)(?=.)", "$1 "),
                                "00" + text.substring(1).replace(" ", ""),
                                text.replaceAll("(\\d{3})(?=\\d)", "$1-")));
                    }
                    case "registration_number" ->
                        any(List.of(
                                text, text.replaceAll("(..)(?=.)", "$1 "), (text.length() < 10 ? "CZ" : "") + text));
                    default -> street(text);
                });
        if (field.equals("street") && isLikely(0.4)) {
            values.put(
                    "city",
                    OtherSpelling.plain(values.getOrDefault("city", "")).isEmpty()
                            ? values.getOrDefault("city", "")
                            : OtherSpelling.marks(values.getOrDefault("city", "")));
            values.put("postal_code", values.getOrDefault("postal_code", "").replaceAll("^(...)", "$1 "));
        }
    }

    private String street(String text) {
        return any(List.of(
                text,
                OtherSpelling.marks(text),
                text.replace("straße", "str."),
                text.replace("straße", "strasse"),
                text.replace("ul. ", ""),
                text.toUpperCase(Locale.ROOT)));
    }

    private String personName(String name, int place) {
        if (place == 3) {
            return isLikely(0.6) ? OtherSpelling.pinyin(name) : name;
        }
        String changed = name;
        if (isLikely(0.35)) {
            changed = OtherSpelling.marks(changed);
        }
        if (isLikely(0.12)) {
            changed = OtherSpelling.umlauts(name);
        }
        if (isLikely(0.3)) {
            changed = typo(changed);
        }
        int blank = changed.indexOf(' ');
        if (isLikely(0.25) && blank > 0) {
            changed = changed.substring(blank + 1) + " " + changed.substring(0, blank);
        }
        if (isLikely(0.15)) {
            changed = any(List.of("Ing. ", "Dr. ", "Mgr. ")) + changed;
        }
        return isLikely(0.15) ? changed.toUpperCase(Locale.ROOT) : changed;
    }

    private String companyName(String name, int place) {
        String core = name;
        String[] forms = FORMS[place][0];
        for (String[] each : FORMS[place]) {
            if (name.endsWith(each[0])) {
                core = name.substring(0, name.length() - each[0].length()).strip();
                forms = each;
            }
        }
        String form = any(List.of(forms));
        if (place == 3) {
            return isLikely(0.5) ? OtherSpelling.pinyin(core) + (form.isEmpty() ? "" : " Co., Ltd.") : core + form;
        }
        if (isLikely(0.35)) {
            core = OtherSpelling.marks(core);
        }
        if (isLikely(0.12)) {
            core = OtherSpelling.umlauts(core);
        }
        if (isLikely(0.25)) {
            core = typo(core);
        }
        if (isLikely(0.2)) {
            core = core.toUpperCase(Locale.ROOT);
        }
        return (core + (isLikely(0.4) && !form.isEmpty() ? ", " : " ") + form).strip();
    }

    /** Somebody else of the same household, or with the same name elsewhere. */
    private Map<String, String> relative(Map<String, String> base, int place) {
        Faker faker = fakers.get(place);
        Map<String, String> values = new HashMap<>(base);
        if (isLikely(0.5)) {
            String name = base.getOrDefault("name", "");
            String family = place == 3 ? name.substring(0, 1) : name.substring(name.lastIndexOf(' ') + 1);
            String given;
            do {
                given = faker.name().firstName();
            } while (name.contains(given) || given.contains(name.split(" ", 2)[0]));
            values.put("name", place == 3 ? family + given : given + " " + family);
            values.put("email", local(given, family, place) + "@gmail.com");
            if (isLikely(0.5)) {
                values.put("phone", PHONES[place] + " " + (600_000_000 + random.nextInt(199_999_999)));
            }
        } else {
            reach(values, place);
            values.put("email", "other" + random.nextInt(1_000_000) + "@example.org");
        }
        return values;
    }

    /** Another company of the same name elsewhere, or another one at the same address. */
    private Map<String, String> sister(Map<String, String> base, int place) {
        Map<String, String> values = new HashMap<>(base);
        values.put("registration_number", number(place));
        if (isLikely(0.5)) {
            reach(values, place);
            values.put("email", "info@other" + random.nextInt(1_000_000) + ".example.org");
        } else {
            Map<String, String> other = company(place);
            values.put("name", other.getOrDefault("name", ""));
            values.put("email", other.getOrDefault("email", ""));
            if (isLikely(0.5)) {
                values.put("phone", other.getOrDefault("phone", ""));
            }
        }
        return values;
    }

    /** One letter is wrong, missing, twice, or turned round with the next. */
    private String typo(String text) {
        if (text.length() < 5) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        char letter = text.charAt(at);
        if (!Character.isLetter(letter)) {
            return text;
        }
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + letter + text.substring(at);
            case 2 -> text.substring(0, at) + text.charAt(at + 1) + letter + text.substring(at + 2);
            default -> text.substring(0, at) + (char) ('a' + random.nextInt(26)) + text.substring(at + 1);
        };
    }
}
