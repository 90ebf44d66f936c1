package org.kontor.core.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.core.meta.BadValue;

/**
 * Cursors: where a page ended, for the question that was asked. A sum over position, entity, order and condition stands
 * in front, so that a cursor that was cut, or belongs to another question, is refused. It guards against mistakes: who
 * makes up a cursor learns no more than the same question answers from its beginning.
 */
final class CursorCodec {
    private static final int SUM = 9;
    private static final int MOST_LETTERS = 24_000;
    private static final int MOST_YEAR = 9999;

    private CursorCodec() {}

    static String write(Query query, Position position) {
        byte[] body = body(position);
        byte[] all = new byte[SUM + body.length];
        System.arraycopy(sum(query, body), 0, all, 0, SUM);
        System.arraycopy(body, 0, all, SUM, body.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * Reads the query's cursor.
     *
     * @throws BadValue when it was not written for this question
     */
    static Position read(Query query, String cursor) throws BadValue {
        if (cursor.length() > MOST_LETTERS) {
            throw refused();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor);
            if (all.length <= SUM) {
                throw refused();
            }
            byte[] body = Arrays.copyOfRange(all, SUM, all.length);
            if (!MessageDigest.isEqual(sum(query, body), Arrays.copyOf(all, SUM))) {
                throw refused();
            }
            return position(body);
        } catch (IllegalArgumentException | IOException | DateTimeException e) {
            throw refused();
        }
    }

    static BadValue refused() {
        return new BadValue(
                Message.of("system.bad_cursor", "The cursor does not belong to this question; begin without one"));
    }

    private static byte[] sum(Query query, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String question = query.entity() + "\n" + query.sorts() + "\n" + query.where() + "\n";
            digest.update(question.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(body), SUM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] body(Position position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, position.id());
            for (Object value : position.values()) {
                write(out, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte(0);
            case UUID id -> {
                out.writeByte(1);
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
            }
            case String text -> bytes(out, 2, text.getBytes(StandardCharsets.UTF_8));
            case Long number -> {
                out.writeByte(3);
                out.writeLong(number);
            }
            case BigDecimal number -> {
                bytes(out, 4, number.unscaledValue().toByteArray());
                out.writeByte(number.scale());
            }
            case Boolean flag -> out.writeByte(flag ? 6 : 5);
            case LocalDate day -> {
                out.writeByte(7);
                out.writeInt(Math.toIntExact(day.toEpochDay()));
            }
            case LocalTime time -> {
                out.writeByte(8);
                out.writeLong(time.toNanoOfDay());
            }
            case OffsetDateTime moment -> {
                out.writeByte(9);
                out.writeLong(moment.toEpochSecond());
                out.writeInt(moment.getNano());
            }
            default -> throw new IllegalStateException("no order has keys of " + value.getClass());
        }
    }

    private static void bytes(DataOutputStream out, int tag, byte[] bytes) throws IOException {
        out.writeByte(tag);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Position position(byte[] body) throws IOException, BadValue {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
        if (!(value(in) instanceof UUID id)) {
            throw refused();
        }
        List<@Nullable Object> values = new ArrayList<>();
        while (in.available() > 0) {
            values.add(value(in));
        }
        return new Position(values, id);
    }

    private static @Nullable Object value(DataInputStream in) throws IOException, BadValue {
        return switch (in.readByte()) {
            case 0 -> null;
            case 1 -> new UUID(in.readLong(), in.readLong());
            case 2 -> text(bytes(in));
            case 3 -> in.readLong();
            case 4 -> new BigDecimal(new BigInteger(bytes(in)), in.readByte());
            case 5 -> false;
            case 6 -> true;
            case 7 -> day(LocalDate.ofEpochDay(in.readInt()));
            case 8 -> LocalTime.ofNanoOfDay(in.readLong());
            case 9 -> moment(in);
            default -> throw refused();
        };
    }

    private static OffsetDateTime moment(DataInputStream in) throws IOException, BadValue {
        OffsetDateTime moment =
                Instant.ofEpochSecond(in.readLong(), in.readInt()).atOffset(ZoneOffset.UTC);
        day(moment.toLocalDate());
        return moment;
    }

    private static LocalDate day(LocalDate day) throws BadValue {
        if (day.getYear() < 1 || day.getYear() > MOST_YEAR) {
            throw refused();
        }
        return day;
    }

    private static String text(byte[] bytes) throws BadValue {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw refused();
        }
        return text;
    }

    private static byte[] bytes(DataInputStream in) throws IOException, BadValue {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw refused();
        }
        return in.readNBytes(length);
    }
}
