package org.kontor.core.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.jspecify.annotations.Nullable;

/**
 * The header of an H2 file: entries like {@code chunk:6b4,block:8c0}, numbers in hexadecimal.
 *
 * @param entries all but the checksum
 * @param before the header that named the chunk before, in the same file
 */
record H2Header(Map<String, String> entries, @Nullable H2Header before) {
    private static final int BLOCK = 4096;

    /** It stands there twice, so that one of the two is whole. */
    static final int BLOCKS = 2 * BLOCK;

    private static final String CHECKSUM = ",fletcher:";
    private static final int LONGEST_LINE = 1024;

    /** The newer one of two blocks; nothing where both are broken. */
    static @Nullable H2Header of(ByteBuffer blocks) {
        H2Header first = of(blocks, 0);
        H2Header second = of(blocks, BLOCK);
        return first == null || (second != null && second.version() > first.version()) ? second : first;
    }

    /** What stands in a block; nothing where its checksum is wrong. */
    static @Nullable H2Header of(ByteBuffer source, int offset) {
        String line = line(source, offset);
        int end = line.lastIndexOf(CHECKSUM);
        if (end < 0 || !line.startsWith("H:")) {
            return null;
        }
        H2Header header = new H2Header(parse(line.substring(0, end)), null);
        return header.line().equals(line) ? header : null;
    }

    long version() {
        return number(entries, "version");
    }

    /** This header for a chunk that is to be written, if it is a newer one than that of a version. */
    @Nullable
    H2Header naming(ByteBuffer source, long position, long version) {
        String line = line(source, 0);
        if (!line.startsWith("chunk:") || position % BLOCK != 0) {
            return null;
        }
        Map<String, String> chunk = parse(line);
        if (number(chunk, "version") <= version) {
            // an older one, moved to another place
            return null;
        }
        Map<String, String> changed = new LinkedHashMap<>(entries);
        changed.remove("clean");
        changed.put("block", Long.toHexString(position / BLOCK));
        changed.put("chunk", chunk.getOrDefault("chunk", ""));
        changed.put("version", chunk.getOrDefault("version", ""));
        return new H2Header(changed, new H2Header(entries, null));
    }

    /** Both blocks. The second one names the chunk before, for the case that the system loses the newest one. */
    ByteBuffer blocks() {
        ByteBuffer blocks = ByteBuffer.allocate(BLOCKS);
        blocks.put(line().concat("\n").getBytes(ISO_8859_1));
        blocks.position(BLOCK);
        blocks.put((before == null ? this : before).line().concat("\n").getBytes(ISO_8859_1));
        return blocks.rewind();
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        entries.forEach((name, value) ->
                line.append(line.isEmpty() ? "" : ",").append(name).append(':').append(value));
        byte[] bytes = line.toString().getBytes(ISO_8859_1);
        return line.append(CHECKSUM)
                .append(Integer.toHexString(DataUtils.getFletcher32(bytes, 0, bytes.length)))
                .toString();
    }

    private static long number(Map<String, String> entries, String name) {
        try {
            return Long.parseUnsignedLong(entries.getOrDefault(name, "0"), 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Map<String, String> parse(String line) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String entry : line.split(",")) {
            int colon = entry.indexOf(':');
            if (colon > 0) {
                entries.put(
                        entry.substring(0, colon), entry.substring(colon + 1).trim());
            }
        }
        return entries;
    }

    /** The text up to the end of its line, read without moving the buffer. */
    private static String line(ByteBuffer source, int offset) {
        int from = source.position() + offset;
        int length = Math.min(LONGEST_LINE, source.limit() - from);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < length; i++) {
            char next = (char) (source.get(from + i) & 0xff);
            if (next == '\n') {
                return line.toString();
            }
            line.append(next);
        }
        return "";
    }
}
