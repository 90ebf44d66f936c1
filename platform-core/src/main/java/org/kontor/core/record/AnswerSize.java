package org.kontor.core.record;

import java.io.IOException;
import java.io.OutputStream;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/** Writes an answer up to the size that the server's memory bears, however few records make it. */
final class AnswerSize extends OutputStream {
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final OutputStream out;
    private long written;

    AnswerSize(OutputStream out) {
        this.out = out;
    }

    static Refusal tooLarge() {
        return Refusal.of(
                Refusal.Code.TOO_LARGE,
                Message.of(
                        "system.answer_large",
                        "The answer would be too large: ask for fewer records at once, or name the fields that you need"));
    }

    @Override
    public void write(int one) throws IOException {
        count(1);
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count(length);
        out.write(bytes, offset, length);
    }

    private void count(int length) {
        written += length;
        if (written > MOST_BYTES) {
            throw tooLarge();
        }
    }
}
