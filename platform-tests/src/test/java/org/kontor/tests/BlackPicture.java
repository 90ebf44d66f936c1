package org.kontor.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A picture that is all black: very small as a file, however many pixels it has. */
final class BlackPicture {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private BlackPicture() {}

    /** In Base64. */
    static String png(int width, int height) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.write(PNG);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream sizes = new DataOutputStream(header);
            sizes.writeInt(width);
            sizes.writeInt(height);
            // eight bits of red, green, blue and opacity
            sizes.write(new byte[] {8, 6, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", pixels(width, height));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(file.toByteArray());
    }

    private static byte[] pixels(int width, int height) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        byte[] row = new byte[1 + 4 * width];
        try (DeflaterOutputStream out = new DeflaterOutputStream(pixels, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (int i = 0; i < height; i++) {
                out.write(row);
            }
        }
        return pixels.toByteArray();
    }

    private static void chunk(DataOutputStream out, String kind, byte[] bytes) throws IOException {
        byte[] name = kind.getBytes(US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(bytes);
        out.writeInt(bytes.length);
        out.write(name);
        out.write(bytes);
        out.writeInt((int) check.getValue());
    }
}
