package org.kontor.core.record;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * JSON in UTF-8, in memory that is used again: a page is larger than all else that answers it, and memory that was just
 * written to is several times faster than fresh one. Whoever has sent it closes it; what is never closed is garbage like
 * anything else.
 */
public final class JsonBytes extends OutputStream {
    private final JsonMemory memory;
    private final AnswerMemory.Share counted;
    private byte[] bytes;
    private int length;

    /** @param counted what it takes, while it is written and until it is closed */
    JsonBytes(JsonMemory memory, byte[] bytes, AnswerMemory.Share counted) {
        this.memory = memory;
        this.bytes = bytes;
        this.counted = counted;
    }

    AnswerMemory.Share counted() {
        return counted;
    }

    /** What was written, to be read until it is closed. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    /** A copy that stays; this is closed. */
    public byte[] detach() {
        byte[] copy = Arrays.copyOf(bytes, length);
        close();
        return copy;
    }

    @Override
    public void write(int one) {
        require(1);
        bytes[length++] = (byte) one;
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        require(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    private void require(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** Gives the memory back; nothing of it may be read any more. */
    @Override
    public void close() {
        release(true);
    }

    /**
     * Does without the memory from now on.
     *
     * @param again whether nothing reads it any more, so that it may be used again; else it is garbage
     */
    public void release(boolean again) {
        byte[] done = bytes;
        bytes = JsonMemory.NONE;
        length = 0;
        counted.close();
        if (again) {
            memory.giveBack(done);
        }
    }
}
