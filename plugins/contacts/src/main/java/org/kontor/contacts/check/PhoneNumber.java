package org.kontor.contacts.check;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;

/** Telephone numbers: kept as people typed them, and beside it in the form that can be compared and dialled. */
public final class PhoneNumber {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private PhoneNumber() {}

    /**
     * The number in its international form (E.164), for example {@code +420224004800}.
     *
     * @param country whose numbers are written without a country code, two letters of ISO 3166
     * @return empty for what is no valid number: it stays as it was typed
     */
    public static Optional<String> international(String typed, Optional<String> country) {
        try {
            Phonenumber.PhoneNumber number = LIBRARY.parse(typed, country.orElse("ZZ"));
            return LIBRARY.isValidNumber(number)
                    ? Optional.of(LIBRARY.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
