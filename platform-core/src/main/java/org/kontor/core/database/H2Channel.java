package org.kontor.core.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/**
 * Lets the header of an H2 file name each chunk as soon as it is written. H2 finds the newest chunk from the chunk that
 * the header names, by what each foretold of the place of the next one. Where that was wrong it writes the header
 * again, but since 2.2 with the chunk before, which foretold wrongly: after a kill everything from there on is lost.
 */
final class H2Channel extends FileBaseDefault {
    private final FileChannel file;
    private @Nullable H2Header header;
    /** As far as this channel saw it: what a file's header says when it is opened may not be where H2 goes on. */
    private long newestVersion = -1;

    H2Channel(FileChannel file) {
        this.file = file;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        H2Header given = position == 0 ? H2Header.of(source, 0) : null;
        if (given != null) {
            if (given.version() >= newestVersion) {
                header = given;
                newestVersion = given.version();
                writeFully(source, 0);
            }
            // otherwise it names a chunk before, and ours stands there already
            source.position(source.limit());
            return length;
        }
        H2Header named = position < H2Header.BLOCKS ? null : current();
        H2Header next = named == null ? null : named.naming(source, position, newestVersion);
        writeFully(source, position);
        if (next != null) {
            writeFully(next.blocks(), 0);
            header = next;
            newestVersion = next.version();
        }
        return length;
    }

    private @Nullable H2Header current() throws IOException {
        if (header == null) {
            ByteBuffer blocks = ByteBuffer.allocate(H2Header.BLOCKS);
            int read = 0;
            while (read >= 0 && blocks.hasRemaining()) {
                read = file.read(blocks, blocks.position());
            }
            header = H2Header.of(blocks.flip());
        }
        return header;
    }

    private void writeFully(ByteBuffer source, long position) throws IOException {
        long at = position;
        while (source.hasRemaining()) {
            at += file.write(source, at);
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
    protected void implTruncate(long size) throws IOException {
        file.truncate(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public String toString() {
        return H2File.SCHEME + ":" + file;
    }
}
