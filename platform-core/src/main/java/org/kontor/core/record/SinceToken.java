package org.kontor.core.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.core.meta.BadValue;

/**
 * Up to where a client knows what became of the answer to a question. A sum over all of it and the question stands in
 * front, so that a token of another question is refused. It guards against mistakes: who makes one up learns no more than
 * the same question answers from its beginning.
 *
 * @param epoch of the change log
 * @param seq the last entry that is taken account of
 * @param sight what the actor might read when it was written, see {@link Bearing#sight}
 * @param held an entry behind which nothing stands that was in an answer: what was made later the client cannot have
 * @param cursor where to go on with telling everything; empty when all was told
 */
record SinceToken(UUID epoch, long seq, long sight, long held, String cursor) {
    private static final String FORM = "since2\n";
    /** Without what is held. */
    private static final String FORMER = "since\n";

    private static final int SUM = 9;
    private static final int MOST_LETTERS = 24_000;

    String write(Query query) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(epoch.getMostSignificantBits());
            out.writeLong(epoch.getLeastSignificantBits());
            out.writeLong(seq);
            out.writeLong(sight);
            out.writeLong(held);
            out.write(cursor.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] body = bytes.toByteArray();
        byte[] all = Arrays.copyOf(sum(FORM, query, body), SUM + body.length);
        System.arraycopy(body, 0, all, SUM, body.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * Reads one; an empty text is none, nor is what an older server wrote.
     *
     * @throws BadValue when it was not written for this question
     */
    static Optional<SinceToken> read(Query query, String token) throws BadValue {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        if (token.length() > MOST_LETTERS) {
            throw refused();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(token);
            byte[] body = Arrays.copyOfRange(all, Math.min(SUM, all.length), all.length);
            byte[] given = Arrays.copyOf(all, SUM);
            if (MessageDigest.isEqual(sum(FORMER, query, body), given)) {
                return Optional.empty();
            }
            if (!MessageDigest.isEqual(sum(FORM, query, body), given)) {
                throw refused();
            }
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
                return Optional.of(new SinceToken(
                        new UUID(in.readLong(), in.readLong()),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } catch (IllegalArgumentException | IOException e) {
            throw refused();
        }
    }

    private static BadValue refused() {
        return new BadValue(
                Message.of("system.bad_token", "The token does not belong to this question; begin without one"));
    }

    private static byte[] sum(String form, Query query, byte[] body) {
        String question = form + query.entity() + "\n" + query.where() + "\n";
        return Arrays.copyOf(digest(question, body), SUM);
    }

    /** A hash of a text, and of bytes behind it. */
    static byte[] digest(String text, byte... more) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            return digest.digest(more);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
