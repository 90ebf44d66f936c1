package org.kontor.core.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** One form for values that are written in many: numbers, addresses, ways to reach somebody. */
final class Normal {
    private static final Pattern COUNTRY =
            Pattern.compile("^(at|be|bg|ch|cy|cz|de|dk|ee|el|es|fi|fr|gb|hr|hu|ie|it|lt|lu|lv"
                    + "|mt|nl|pl|pt|ro|se|si|sk)(?=[0-9]{6})");

    /** Between digits and letters. */
    private static final Pattern APART = Pattern.compile("(?<=[0-9])(?=[a-z])|(?<=[a-z])(?=[0-9])");

    private static final Map<String, String> STREETS = Map.ofEntries(
            Map.entry("strasse", "str"),
            Map.entry("str", "str"),
            Map.entry("ulice", ""),
            Map.entry("ulica", ""),
            Map.entry("ul", ""),
            Map.entry("namesti", "nam"),
            Map.entry("nam", "nam"),
            Map.entry("trida", "tr"),
            Map.entry("tr", "tr"),
            Map.entry("aleja", "al"),
            Map.entry("al", "al"),
            Map.entry("plac", "pl"),
            Map.entry("pl", "pl"),
            Map.entry("platz", "pl"),
            Map.entry("osiedle", "os"),
            Map.entry("os", "os"),
            Map.entry("cislo", ""),
            Map.entry("cp", ""),
            Map.entry("c", ""));

    /** Where many have a page each: the host tells nothing about whose it is. */
    private static final Pattern SHARED_HOST = Pattern.compile(
            "(.+\\.)?(facebook|fb|instagram|linkedin|twitter|x|xing|youtube|tiktok|weibo|github|gitlab|allegro"
                    + "|sites\\.google|linktr)\\.(com|ee|pl)|(.+\\.)?(firmy|allegro)\\.(cz|pl)");

    private Normal() {}

    static String email(String text) {
        String small = text.strip().toLowerCase(Locale.ROOT);
        int at = small.lastIndexOf('@');
        if (at < 1) {
            return "";
        }
        String local = small.substring(0, at);
        int plus = local.indexOf('+');
        return (plus > 0 ? local.substring(0, plus) : local) + small.substring(at);
    }

    /** The last nine digits, which is what numbers have in common with and without the country's. */
    static String phone(String text) {
        StringBuilder digits = new StringBuilder();
        int end = text.toLowerCase(Locale.ROOT).indexOf('x');
        String own = end > 6 ? text.substring(0, end) : text;
        own.replace("(0)", "").chars().filter(Character::isDigit).forEach(each -> digits.append((char) each));
        return digits.length() < 6
                ? ""
                : digits.length() > 9 ? digits.substring(digits.length() - 9) : digits.toString();
    }

    /** Without blanks and the country's letters: a tax number is the register's in some countries. */
    static String number(String text) {
        String plain = Letters.plain(text).replace(" ", "");
        String bare = COUNTRY.matcher(plain).replaceFirst("");
        String left = bare.replaceFirst("^0+(?=.{5})", "");
        return left.length() < 5 || left.chars().noneMatch(Character::isDigit) ? "" : left;
    }

    static String account(String text) {
        String plain = Letters.plain(text).replace(" ", "");
        return plain.length() < 6 ? "" : plain;
    }

    static String web(String text) {
        String bare = text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]+://", "")
                .replaceFirst("^www\\.", "");
        int end = bare.indexOf('/');
        String host = end < 0 ? bare : bare.substring(0, end);
        if (!SHARED_HOST.matcher(host).matches()) {
            return host;
        }
        String page = bare.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        return page.equals(host) ? "" : page;
    }

    static String postcode(String text) {
        return Letters.plain(text).replace(" ", "").replaceFirst("^(cz|pl|d|de|sk|at)(?=[0-9])", "");
    }

    static String city(String text) {
        List<String> words = new ArrayList<>();
        for (String word : Letters.plain(text).split(" ")) {
            if (!word.isEmpty() && !word.chars().allMatch(Character::isDigit)) {
                words.add(Letters.sound(word));
            }
        }
        return String.join("", words);
    }

    /** A street's name and the numbers of the house, of which there may be two. */
    record Street(String name, List<String> houses) {
        Street {
            houses = List.copyOf(houses);
        }
    }

    static Street street(String text) {
        StringBuilder name = new StringBuilder();
        List<String> houses = new ArrayList<>();
        for (String word : APART.matcher(Letters.plain(text)).replaceAll(" ").split(" ")) {
            if (word.isEmpty()) {
                continue;
            }
            if (Character.isDigit(word.charAt(0))) {
                houses.add(word);
                continue;
            }
            String known = word.length() == 1 && !houses.isEmpty() ? "" : STREETS.get(word);
            String bare = known != null ? known : word.replaceFirst("(strasse|str)$", "str");
            name.append(Letters.sound(bare));
        }
        return new Street(name.toString(), houses);
    }
}
