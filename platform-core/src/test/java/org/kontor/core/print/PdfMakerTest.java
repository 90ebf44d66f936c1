package org.kontor.core.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kontor.api.Refusal;
import org.kontor.core.config.PrintConfig;

/** PDF is made by processes that may end at any time. */
class PdfMakerTest {
    private static final PdfPage SMALL = new PdfPage("<p>Hello</p>", "Hello", "en");

    /** Of this process, those that were not there before. */
    private static List<ProcessHandle> workers(Set<ProcessHandle> before) {
        return ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .toList();
    }

    @Test
    void aProcessServesManyPagesAndOneThatWasKilledIsReplaced() throws Exception {
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        List<ProcessHandle> last;
        try (PdfMaker maker = new PdfMaker(new PrintConfig(1, Duration.ofMinutes(1)))) {
            assertThat(workers(before)).isEmpty();
            assertThat(maker.pdf(SMALL)).startsWith("%PDF".getBytes());
            List<ProcessHandle> first = workers(before);
            assertThat(first).hasSize(1);
            maker.pdf(SMALL);
            assertThat(workers(before)).isEqualTo(first);
            first.getFirst().destroyForcibly();
            first.getFirst().onExit().get(20, TimeUnit.SECONDS);
            assertThat(maker.pdf(SMALL)).startsWith("%PDF".getBytes());
            last = workers(before);
            assertThat(last).hasSize(1).isNotEqualTo(first);
        }
        last.getFirst().onExit().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aPageThatTakesTooLongEndsItsProcessAndNoOther() throws Exception {
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        try (PdfMaker maker = new PdfMaker(new PrintConfig(1, Duration.ofSeconds(1)))) {
            PdfPage endless = new PdfPage("<p>" + "x ".repeat(200_000) + "</p>", "Endless", "en");
            assertThatThrownBy(() -> maker.pdf(endless))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.INVALID));
            assertThat(workers(before)).isEmpty();
        }
    }

    @Test
    void aProcessEndsWithItsInputEvenWhileItWorks() throws Exception {
        Process process = PdfWorker.command()
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (DataOutputStream pages = new DataOutputStream(process.getOutputStream())) {
            assertThat(new DataInputStream(process.getInputStream()).read()).isEqualTo(PdfProcess.READY);
            new PdfPage("<p>" + "x ".repeat(200_000) + "</p>", "Endless", "en").write(pages);
        }
        assertThat(process.onExit().get(20, TimeUnit.SECONDS).exitValue()).isZero();
    }
}
