package org.kontor.contacts.check;

/** The arithmetic of check digits that the numbers of companies share. */
final class CheckDigits {
    private static final String GB_32100_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private CheckDigits() {}

    /** The sum of the digits, each times its weight; the number may be longer than the weights. */
    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }

    /** The Czech company number (IČO): eight digits, modulo 11. */
    static boolean czech(String digits) {
        int rest = weighted(digits, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (11 - rest) % 10 == last(digits);
    }

    /** The Polish tax number (NIP): ten digits, modulo 11, where a rest of 10 does not occur. */
    static boolean polishTax(String digits) {
        return weighted(digits, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == last(digits);
    }

    /** The Polish statistical number (REGON) of nine digits. */
    static boolean polishRegister9(String digits) {
        return weighted(digits, 8, 9, 2, 3, 4, 5, 6, 7) % 11 % 10 == last(digits);
    }

    /** The Polish statistical number (REGON) of fourteen digits, which begins with one of nine. */
    static boolean polishRegister14(String digits) {
        return polishRegister9(digits.substring(0, 9))
                && weighted(digits, 2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8) % 11 % 10 == last(digits);
    }

    /** The German VAT number: nine digits after ISO 7064, MOD 11,10. */
    static boolean german(String digits) {
        int product = 10;
        for (int i = 0; i < 8; i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == last(digits);
    }

    /** The British VAT number: nine digits, modulo 97, by the old or the new scheme. */
    static boolean british(String digits) {
        int sum = weighted(digits, 8, 7, 6, 5, 4, 3, 2) + Integer.parseInt(digits.substring(7, 9));
        return sum % 97 == 0 || (sum + 55) % 97 == 0;
    }

    /** The Chinese unified social credit code (GB 32100): eighteen characters, modulo 31. */
    static boolean chinese(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            int value = GB_32100_ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        return GB_32100_ALPHABET.charAt((31 - sum % 31) % 31) == code.charAt(17);
    }

    private static int last(String digits) {
        return digits.charAt(digits.length() - 1) - '0';
    }
}
