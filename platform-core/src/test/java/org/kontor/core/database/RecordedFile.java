package org.kontor.core.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's file system "recorded:", that remembers each write to a database file, to make the file of each moment again. */
public final class RecordedFile extends FilePathWrapper {
    private static final List<Step> STEPS = new ArrayList<>();

    /** What happened to the file, or what somebody was told. */
    sealed interface Step {}

    private record Write(long position, byte[] bytes) implements Step {}

    private record Truncation(long size) implements Step {}

    record Told(String what) implements Step {}

    static void register() {
        FilePath.register(new RecordedFile());
    }

    /** Remembers that something was acknowledged at this moment. */
    static void tell(String what) {
        synchronized (STEPS) {
            STEPS.add(new Told(what));
        }
    }

    /** All until now; begins anew. */
    static List<Step> take() {
        synchronized (STEPS) {
            List<Step> taken = List.copyOf(STEPS);
            STEPS.clear();
            return taken;
        }
    }

    /** Lets a step happen to a file; of a write only the first bytes, as when the process ends in the middle of it. */
    static void replay(Path target, Step step, double part) {
        try (RandomAccessFile file = new RandomAccessFile(target.toFile(), "rw")) {
            switch (step) {
                case Write(long position, byte[] bytes) -> {
                    file.seek(position);
                    file.write(bytes, 0, (int) (bytes.length * part));
                }
                case Truncation(long size) -> file.setLength(Math.min(size, file.length()));
                case Told told -> {}
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getScheme() {
        return "recorded";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        return name.endsWith("kontor.mv.db") && mode.equals("rw") ? new Channel(file) : file;
    }

    private static final class Channel extends FileBaseDefault {
        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            byte[] bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            synchronized (STEPS) {
                STEPS.add(new Write(position, bytes));
                return file.write(source, position);
            }
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            synchronized (STEPS) {
                STEPS.add(new Truncation(size));
                file.truncate(size);
            }
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
