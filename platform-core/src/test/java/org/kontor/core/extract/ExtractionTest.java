package org.kontor.core.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.kontor.api.FileId;
import org.kontor.core.config.FileConfig;
import org.kontor.core.config.SearchConfig;
import org.kontor.core.database.Database;
import org.kontor.core.database.TestDatabase;
import org.kontor.core.file.Blob;
import org.kontor.core.file.FileEntry;
import org.kontor.core.file.FileKeeper;
import org.kontor.core.file.FileStore;
import org.kontor.core.file.FileTexts;
import org.kontor.core.file.ReadText;
import org.kontor.core.file.TextFault;

/** A store that gives no content, or half of one, is no fault of the process that reads texts, and is told as what it is. */
class ExtractionTest {
    private static final byte[] CONTENT = "all there is".getBytes(UTF_8);

    /** Under a key lies the same content; under {@code broken}, half of it can be had. */
    private static final class Store implements FileStore {
        @Override
        public InputStream open(String key) throws IOException {
            if (key.equals("gone")) {
                throw new IOException("gone");
            }
            InputStream content = new ByteArrayInputStream(CONTENT);
            return key.equals("broken") ? new SequenceInputStream(content, new Broken()) : content;
        }

        @Override
        public Blob put(FileId.Writer content, long most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(String key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void visit(String prefix, Instant before, Consumer<String> key) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the disk is broken");
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            throw new IOException("the disk is broken");
        }
    }

    private static FileEntry file(String key, int bytes) {
        return new FileEntry(
                UUID.randomUUID(), key, "a.txt", "text/plain", bytes, "", UUID.randomUUID(), Instant.EPOCH, true, null);
    }

    private static long processes() {
        return ProcessHandle.current().children().count();
    }

    @Test
    void aStoreThatFailsIsToldAsThatAndEndsNoProcess() {
        FileKeeper files = new FileKeeper(
                new Store(), new FileConfig(1000, 1000, Duration.ofDays(1), 1, 1), InstantSource.system());
        SearchConfig config = new SearchConfig(Path.of("nowhere"), true, Duration.ofSeconds(20));
        try (Database database = TestDatabase.fresh(TestDatabase.all().getFirst());
                TextExtraction extraction =
                        new TextExtraction(new FileTexts(database, InstantSource.system()), files, config)) {
            long before = processes();
            for (FileEntry away : new FileEntry[] {
                file("gone", CONTENT.length),
                file("broken", CONTENT.length + 5),
                file("short", CONTENT.length + 5),
                file("long", CONTENT.length - 5)
            }) {
                ReadText read = extraction.read(away);
                assertThat(read.fault()).as(away.storageKey()).isEqualTo(TextFault.AWAY);
            }
            assertThat(processes()).isEqualTo(before);
            assertThat(extraction.read(file("good", CONTENT.length)).text()).isEqualTo("all there is");
        }
    }
}
