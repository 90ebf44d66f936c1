package org.kontor.core.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kontor.core.file.ReadText;
import org.kontor.core.file.TextFault;
import org.kontor.core.file.TextState;

/** Texts are read by a process that may end at any time. */
class ExtractWorkerTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor();

    @AfterAll
    static void end() {
        WATCH.shutdownNow();
    }

    private static ReadText read(ExtractWorker worker, String name, byte[] content, Duration most) throws IOException {
        return worker.read(new Asked(name, "text/plain", content), most);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void oneReadsManyFilesAndNoneAfterOneThatWentWrong() throws IOException {
        try (ExtractWorker worker = ExtractWorker.start(WATCH)) {
            for (int i = 0; i < 20; i++) {
                assertThat(read(worker, "a.txt", bytes("file " + i), MINUTE).text())
                        .isEqualTo("file " + i);
            }
            assertThat(read(worker, "a.png", new byte[100], MINUTE).state()).isEqualTo(TextState.NONE);
            assertThat(worker.isUsable()).isTrue();
            assertThat(read(worker, "a.pdf", bytes("%PDF-1.4"), MINUTE).fault()).isEqualTo(TextFault.DAMAGED);
            assertThat(worker.isUsable()).isFalse();
        }
    }

    @Test
    void whatTakesTooLongOrTooMuchMemoryEndsItAndIsSaid() throws IOException {
        try (ExtractWorker worker = ExtractWorker.start(WATCH)) {
            byte[] long0 = Samples.pdf(5000, "Long", "");
            assertThat(read(worker, "a.pdf", long0, Duration.ofMillis(50)).fault())
                    .isEqualTo(TextFault.SLOW);
            assertThat(worker.isUsable()).isFalse();
        }
        try (ExtractWorker worker = ExtractWorker.start(WATCH)) {
            byte[] deep = bytes("<html>" + "<b><i>x".repeat(1_000_000));
            ReadText read = read(worker, "a.html", deep, MINUTE);
            assertThat(read.fault() == null ? TextFault.LARGE : read.fault()).isEqualTo(TextFault.LARGE);
        }
    }

    @Test
    void oneThatIsKilledFromOutsideSaysSo() throws Exception {
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        try (ExtractWorker worker = ExtractWorker.start(WATCH)) {
            ProcessHandle child = ProcessHandle.current()
                    .children()
                    .filter(each -> !before.contains(each))
                    .findFirst()
                    .orElseThrow();
            child.destroyForcibly();
            child.onExit().get(20, TimeUnit.SECONDS);
            assertThatThrownBy(() -> read(worker, "a.txt", bytes("x"), MINUTE)).isInstanceOf(ExtractWorker.Ended.class);
            assertThat(worker.isUsable()).isFalse();
        }
    }

    @Test
    void itEndsWithItsInput() throws Exception {
        Process process = ExtractWorker.command()
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (DataOutputStream files = new DataOutputStream(process.getOutputStream())) {
            assertThat(new DataInputStream(process.getInputStream()).read()).isEqualTo(ExtractProcess.READY);
            new Asked("a.pdf", "", Samples.pdf(5000, "Endless", "")).write(files);
        }
        assertThat(process.onExit().get(20, TimeUnit.SECONDS).exitValue()).isZero();
    }
}
