package org.kontor.contacts.check;

import java.util.Locale;
import java.util.regex.Pattern;
import org.iban4j.BicFormatException;
import org.iban4j.BicUtil;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.iban4j.UnsupportedCountryException;

/** IBAN and BIC: their normal form and whether they are right. */
public final class BankNumber {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0-]");

    private BankNumber() {}

    /** In capitals, without blanks. */
    public static String normal(String typed) {
        return BLANKS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Whether country, length, structure and check digits of the IBAN are right. */
    public static boolean isIban(String normal) {
        try {
            IbanUtil.validate(normal);
            return true;
        } catch (Iban4jException wrong) {
            return false;
        }
    }

    /** Whether the BIC has the form of ISO 9362. */
    public static boolean isBic(String normal) {
        try {
            BicUtil.validate(normal);
            return true;
        } catch (BicFormatException | UnsupportedCountryException wrong) {
            return false;
        }
    }
}
