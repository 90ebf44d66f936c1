package org.kontor.core.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a body line by line; of one that is too long it keeps the beginning, and says so. */
final class LineReader {
    private static final int LONGEST = 1024 * 1024;

    private final InputStream body;
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int filled;

    LineReader(InputStream body) {
        this.body = body;
    }

    /** A line without its end. */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Line(byte[] bytes, boolean tooLong) {
        boolean isBlank() {
            for (byte each : bytes) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean begun = false;
        boolean tooLong = false;
        while (true) {
            if (at == filled) {
                filled = body.read(buffer, 0, buffer.length);
                at = 0;
                if (filled <= 0) {
                    filled = 0;
                    return begun ? new Line(line.toByteArray(), tooLong) : null;
                }
            }
            begun = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            if (line.size() + end - at > LONGEST) {
                tooLong = true;
            } else {
                line.write(buffer, at, end - at);
            }
            boolean whole = end < filled;
            at = whole ? end + 1 : end;
            if (whole) {
                return new Line(line.toByteArray(), tooLong);
            }
        }
    }
}
