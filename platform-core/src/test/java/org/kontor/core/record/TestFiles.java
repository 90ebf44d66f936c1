package org.kontor.core.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import org.kontor.core.config.FileConfig;
import org.kontor.core.database.GoneWithTheJvm;
import org.kontor.core.file.FileKeeper;
import org.kontor.core.file.FolderStore;

/** Keeps files in a folder that goes with the test's process. */
public final class TestFiles {
    private TestFiles() {}

    public static FileKeeper keeper(InstantSource clock) {
        try {
            var folder = Files.createTempDirectory("kontor-files");
            GoneWithTheJvm.take(folder);
            return new FileKeeper(
                    new FolderStore(folder), new FileConfig(1 << 20, 1 << 22, Duration.ofDays(30), 16, 4), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
