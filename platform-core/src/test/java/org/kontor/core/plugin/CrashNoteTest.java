package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashNoteTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasNotedIsReadByTheNextStartWithItsTime() {
        try (CrashNote note = CrashNote.in(folder)) {
            note.exit("shop");
            note.outOfMemory(CrashNote.prepared("stock"));
        }
        try (CrashNote next = CrashNote.in(folder)) {
            assertThat(next.crashes()).containsOnlyKeys("shop", "stock");
            CrashNote.Crash shop = next.crashes().get("shop");
            assertThat(shop).isNotNull();
            assertThat(shop.isOfMemory()).isFalse();
            assertThat(Duration.between(shop.at(), Instant.now())).isLessThan(Duration.ofMinutes(1));
            assertThat(next.crashes().get("stock"))
                    .satisfies(stock -> assertThat(stock.isOfMemory()).isTrue());
        }
    }

    @Test
    void aPluginThatIsForgivenIsNotedNoMoreUntilItDoesItAgain() {
        try (CrashNote note = CrashNote.in(folder)) {
            note.exit("shop");
            note.exit("stock");
            note.forgive("shop");
            assertThat(note.crashes()).containsOnlyKeys("stock");
            note.exit("shop");
            assertThat(note.crashes()).containsOnlyKeys("stock", "shop");
        }
    }

    @Test
    void aLineThatWasCutOffSaysNothing() throws IOException {
        try (CrashNote note = CrashNote.in(folder)) {
            note.exit("shop");
            Files.writeString(folder.resolve(CrashNote.FILE), "stock 17643", StandardOpenOption.APPEND);
            assertThat(note.crashes()).containsOnlyKeys("shop");
        }
    }
}
