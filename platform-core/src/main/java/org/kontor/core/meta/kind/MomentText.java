package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
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

    /** Writes what {@link Instant#toString} says; to JSON in UTF-8 only. */
    static void write(JsonGenerator json, Instant moment) throws IOException {
        byte[] text = ascii(moment);
        json.writeRawUTF8String(text, 0, text.length);
    }

    /** What {@link Instant#toString} says. */
    static String of(Instant moment) {
        return new String(ascii(moment), StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(Instant moment) {
        int nanos = moment.getNano();
        if (moment.isBefore(FIRST) || moment.isAfter(LAST) || nanos % 1_000_000 != 0) {
            return moment.toString().getBytes(StandardCharsets.US_ASCII);
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(moment.getEpochSecond(), SECONDS_OF_A_DAY));
        int second = (int) Math.floorMod(moment.getEpochSecond(), (long) SECONDS_OF_A_DAY);
        byte[] text = new byte[nanos == 0 ? 20 : 24];
        two(text, 0, day.getYear() / 100);
        two(text, 2, day.getYear() % 100);
        text[4] = '-';
        two(text, 5, day.getMonthValue());
        text[7] = '-';
        two(text, 8, day.getDayOfMonth());
        text[10] = 'T';
        two(text, 11, second / 3600);
        text[13] = ':';
        two(text, 14, second / 60 % 60);
        text[16] = ':';
        two(text, 17, second % 60);
        if (nanos != 0) {
            int millis = nanos / 1_000_000;
            text[19] = '.';
            text[20] = (byte) ('0' + millis / 100);
            two(text, 21, millis % 100);
        }
        text[text.length - 1] = 'Z';
        return text;
    }

    private static void two(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }
}
