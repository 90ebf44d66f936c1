package org.kontor.core.record;

import java.io.IOException;
import java.io.OutputStream;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/** Writes an answer up to the size that the server's memory bears, however few records make it, and all others with it. */
final class AnswerSize extends OutputStream {
    static final long MOST_BYTES = 16L * 1024 * 1024;

    private static final long STEP = 32 * 1024;

    private final OutputStream out;
    private final AnswerMemory.Share memory;
    private long written;
    private long taken;

    /** @param memory what the answer takes, and its copy when it is done */
    AnswerSize(OutputStream out, AnswerMemory.Share memory) {
        this.out = out;
        this.memory = memory;
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
        if (written > taken) {
            long step = written - taken + STEP;
            memory.grow(2 * step);
            taken += step;
        }
    }
}
