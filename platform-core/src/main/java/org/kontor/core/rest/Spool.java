package org.kontor.core.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.kontor.core.secret.PassingCipher;

/**
 * An answer that is made before it is sent, so that a slow reader holds up nobody: in memory while it is small, else in a
 * file of the system's temporary folder, which ends with it. The file is encrypted by a key that is nowhere but here: what
 * fields keep encrypted lies in no folder in plain.
 */
final class Spool extends OutputStream {
    private static final int MOST_IN_MEMORY = 1 << 20;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private final PassingCipher cipher = new PassingCipher();

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        memory.write(bytes, from, length);
        if (memory.size() > MOST_IN_MEMORY) {
            FileChannel open = file == null ? open() : file;
            file = open;
            ByteBuffer all = ByteBuffer.wrap(cipher.encrypt(memory.toByteArray()));
            while (all.hasRemaining()) {
                open.write(all);
            }
            memory.reset();
        }
    }

    private static FileChannel open() throws IOException {
        Path path = Files.createTempFile("kontor-", ".spool");
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Forgets what was written: whoever writes begins again. */
    void rewind() throws IOException {
        memory.reset();
        FileChannel open = file;
        if (open != null) {
            open.truncate(0);
            cipher.rewind();
        }
    }

    /** Sends all of it. */
    void writeTo(OutputStream out) throws IOException {
        FileChannel open = file;
        if (open != null) {
            cipher.decrypted(Channels.newInputStream(open.position(0))).transferTo(out);
        }
        memory.writeTo(out);
    }

    @Override
    public void close() {
        FileChannel open = file;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
