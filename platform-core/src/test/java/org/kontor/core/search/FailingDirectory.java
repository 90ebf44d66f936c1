package org.kontor.core.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.MMapDirectory;

/**
 * A folder on a disk that goes away after some writes, as when the power fails: nothing is written any more, and of what was
 * not synchronised some is missing, some is cut and some is garbled.
 */
final class FailingDirectory extends FilterDirectory {
    private final Path folder;
    private final AtomicInteger left;
    private final Set<String> unsynchronised = new HashSet<>();
    private volatile boolean gone;

    /** @param left how many writes go well */
    FailingDirectory(Path folder, int left) throws IOException {
        super(new MMapDirectory(folder));
        this.folder = folder;
        this.left = new AtomicInteger(left);
    }

    boolean isGone() {
        return gone;
    }

    private void write() throws IOException {
        if (gone || left.decrementAndGet() < 0) {
            gone = true;
            throw new IOException("the disk is gone");
        }
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        write();
        synchronized (unsynchronised) {
            unsynchronised.add(name);
        }
        return failing(super.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        write();
        IndexOutput output = super.createTempOutput(prefix, suffix, context);
        synchronized (unsynchronised) {
            unsynchronised.add(output.getName());
        }
        return failing(output);
    }

    private IndexOutput failing(IndexOutput output) {
        return new FilterIndexOutput("failing " + output.getName(), output.getName(), output) {
            @Override
            public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
                write();
                super.writeBytes(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                super.close();
                write();
            }
        };
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        write();
        super.sync(names);
        synchronized (unsynchronised) {
            unsynchronised.removeAll(names);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        write();
        super.rename(from, to);
        synchronized (unsynchronised) {
            if (unsynchronised.remove(from)) {
                unsynchronised.add(to);
            }
        }
    }

    @Override
    public void syncMetaData() throws IOException {
        write();
        super.syncMetaData();
    }

    @Override
    public void deleteFile(String name) throws IOException {
        write();
        super.deleteFile(name);
    }

    /** What is found there after the start. */
    void crash(Random random) throws IOException {
        for (String name : unsynchronised) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                byte[] bytes = Files.readAllBytes(file);
                switch (random.nextInt(4)) {
                    case 0 -> Files.delete(file);
                    case 1 -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                    case 2 -> {
                        for (int i = 0; i < bytes.length; i += 1 + random.nextInt(50)) {
                            bytes[i] = (byte) random.nextInt();
                        }
                        Files.write(file, bytes);
                    }
                    default -> {
                        // it was written after all
                    }
                }
            }
        }
    }
}
