package org.kontor.contacts.check;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the numbers that countries give to companies are right. A soft check: real address books hold wrong numbers,
 * and a wrong one is better shown than refused.
 */
public final class CompanyNumber {
    private static final Pattern NOISE = Pattern.compile("[\\s./-]");
    private static final Pattern DIGITS_8 = Pattern.compile("\\d{8}");
    private static final Pattern DIGITS_9 = Pattern.compile("\\d{9}");
    private static final Pattern DIGITS_10 = Pattern.compile("\\d{10}");
    private static final Pattern DIGITS_14 = Pattern.compile("\\d{14}");
    private static final Pattern GERMAN_REGISTER = Pattern.compile("(HRA|HRB|GNR|PR|VR)\\d{1,7}[A-Z]{0,3}");
    private static final Pattern BRITISH_REGISTER = Pattern.compile("\\d{8}|[A-Z]{2}\\d{6}");
    private static final Pattern CHINESE_CODE = Pattern.compile("[0-9A-Z]{18}");

    private CompanyNumber() {}

    /** The number without blanks and punctuation, in capitals: how numbers are compared. */
    public static String plain(String number) {
        return NOISE.matcher(number).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /**
     * Whether a registration number is right.
     *
     * @param country two letters of ISO 3166
     * @return empty where the country's rules are not known
     */
    public static Optional<Boolean> isRegistrationNumberRight(String number, String country) {
        String plain = plain(number);
        return switch (country) {
            case "CZ" -> Optional.of(DIGITS_8.matcher(plain).matches() && CheckDigits.czech(plain));
            case "PL" -> polish(plain);
            case "DE" -> Optional.of(GERMAN_REGISTER.matcher(plain).matches());
            case "CN" -> Optional.of(CHINESE_CODE.matcher(plain).matches() && CheckDigits.chinese(plain));
            case "GB" -> Optional.of(BRITISH_REGISTER.matcher(plain).matches());
            default -> Optional.empty();
        };
    }

    /**
     * Whether a VAT ID, with the country's letters before it, is right.
     *
     * @param country where the company is, for countries whose ids bear no letters
     * @return empty where the country's rules are not known
     */
    public static Optional<Boolean> isVatIdRight(String id, Optional<String> country) {
        String plain = plain(id);
        if (plain.length() > 2 && Character.isLetter(plain.charAt(0)) && Character.isLetter(plain.charAt(1))) {
            String number = plain.substring(2);
            return switch (plain.substring(0, 2)) {
                case "CZ" -> Optional.of(czechVat(number));
                case "PL" -> Optional.of(DIGITS_10.matcher(number).matches() && CheckDigits.polishTax(number));
                case "DE" -> Optional.of(DIGITS_9.matcher(number).matches() && CheckDigits.german(number));
                case "GB" -> Optional.of(DIGITS_9.matcher(number).matches() && CheckDigits.british(number));
                case "CN" -> Optional.of(CHINESE_CODE.matcher(number).matches() && CheckDigits.chinese(number));
                default -> Optional.empty();
            };
        }
        if (country.filter("CN"::equals).isPresent()) {
            return Optional.of(CHINESE_CODE.matcher(plain).matches() && CheckDigits.chinese(plain));
        }
        return country.filter("PL"::equals)
                .map(poland -> DIGITS_10.matcher(plain).matches() && CheckDigits.polishTax(plain));
    }

    /** NIP, REGON or KRS; the last one has no check digit and tells itself by its leading zeros. */
    private static Optional<Boolean> polish(String plain) {
        if (DIGITS_9.matcher(plain).matches()) {
            return Optional.of(CheckDigits.polishRegister9(plain));
        }
        if (DIGITS_14.matcher(plain).matches()) {
            return Optional.of(CheckDigits.polishRegister14(plain));
        }
        if (DIGITS_10.matcher(plain).matches()) {
            return plain.startsWith("000") ? Optional.empty() : Optional.of(CheckDigits.polishTax(plain));
        }
        return Optional.of(false);
    }

    /** Companies have eight digits; natural persons nine or ten, the ten divisible by eleven. */
    private static boolean czechVat(String number) {
        if (DIGITS_8.matcher(number).matches()) {
            return CheckDigits.czech(number);
        }
        return DIGITS_9.matcher(number).matches()
                || DIGITS_10.matcher(number).matches() && Long.parseLong(number) % 11 == 0;
    }
}
