package org.kontor.core.meta.kind;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Moments as text. A page of records holds some hundred of them, and the JDK's formatter, which knows every format, took a
 * twentieth of the time to answer one.
 */
final class MomentText {
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private MomentText() {}

    /** What {@link Instant#toString} says; of moments without a fraction of a millisecond. */
    static String of(Instant moment) {
        int nanos = moment.getNano();
        if (moment.isBefore(FIRST) || moment.isAfter(LAST) || nanos % 1_000_000 != 0) {
            return moment.toString();
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(moment.getEpochSecond(), SECONDS_OF_A_DAY));
        int second = (int) Math.floorMod(moment.getEpochSecond(), (long) SECONDS_OF_A_DAY);
        byte[] text = new byte[nanos == 0 ? 20 : 24];
        digits(text, 0, 4, day.getYear());
        text[4] = '-';
        digits(text, 5, 2, day.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, day.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, second / 3600);
        text[13] = ':';
        digits(text, 14, 2, second / 60 % 60);
        text[16] = ':';
        digits(text, 17, 2, second % 60);
        if (nanos != 0) {
            text[19] = '.';
            digits(text, 20, 3, nanos / 1_000_000);
        }
        text[text.length - 1] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void digits(byte[] text, int first, int count, int number) {
        int rest = number;
        for (int at = first + count - 1; at >= first; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
