package org.kontor.core.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** The way to H2's files whose header always names the newest chunk; written before the name of another file system. */
public final class H2File extends FilePathWrapper {
    static final String SCHEME = "kontor";

    /** Called by H2. */
    public H2File() {}

    /** Before the first connection. */
    static void register() {
        FilePath.register(new H2File());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        return mode.equals("r") ? file : new H2Channel(file);
    }
}
