package org.kontor.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.api.Message;

/**
 * The first bytes of a file on its way in, which say whether it can be what its sender calls it. Of types that begin in no
 * certain way nothing is said: every file is sent out to be saved, and never to be run or shown by itself.
 */
public final class FileBeginning {
    private static final int LOOKED_AT = 16;

    private static final byte[] ZIP = bytes("PK\003\004");
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** How files of a type begin, one of these. */
    private static final Map<String, List<byte[]>> BEGINNINGS = Map.ofEntries(
            Map.entry("image/png", List.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})),
            Map.entry("image/jpeg", List.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})),
            Map.entry("image/gif", List.of(bytes("GIF87a"), bytes("GIF89a"))),
            Map.entry("image/webp", List.of(bytes("RIFF"))),
            Map.entry("image/bmp", List.of(bytes("BM"))),
            Map.entry("image/tiff", List.of(bytes("II*\0"), bytes("MM\0*"))),
            Map.entry("application/pdf", List.of(bytes("%PDF-"))),
            Map.entry("application/zip", List.of(ZIP, bytes("PK\005\006"))),
            Map.entry("application/gzip", List.of(new byte[] {0x1F, (byte) 0x8B})),
            Map.entry("application/msword", List.of(OLE, bytes("{\\rtf"))),
            Map.entry("application/vnd.ms-excel", List.of(OLE)),
            Map.entry("application/vnd.ms-powerpoint", List.of(OLE)),
            Map.entry("application/rtf", List.of(bytes("{\\rtf"))));

    /** Types whose files are archives: those of office programs. */
    private static final List<String> ZIPPED =
            List.of("application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument.");

    private final InputStream in;
    private byte[] first = {};

    public FileBeginning(InputStream in) {
        this.in = in;
    }

    /** Hands the whole file on, and remembers how it begins. */
    public long transferTo(OutputStream out) throws IOException {
        first = in.readNBytes(LOOKED_AT);
        out.write(first);
        return first.length + in.transferTo(out);
    }

    /**
     * Why it cannot be of a type, if it cannot.
     *
     * @param type without parameters, as of {@link FileName#type}
     */
    public Optional<Message> refusal(String type) {
        List<byte[]> beginnings =
                ZIPPED.stream().anyMatch(type::startsWith) ? List.of(ZIP) : BEGINNINGS.getOrDefault(type, List.of());
        return !beginnings.isEmpty() && !begins(beginnings)
                ? Optional.of(Message.of("system.file_is_another", "The file is not what its type {type} says")
                        .with("type", type))
                : Optional.empty();
    }

    private boolean begins(List<byte[]> beginnings) {
        return beginnings.stream()
                .anyMatch(
                        each -> first.length >= each.length && Arrays.equals(each, Arrays.copyOf(first, each.length)));
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
