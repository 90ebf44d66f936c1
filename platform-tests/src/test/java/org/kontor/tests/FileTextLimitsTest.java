package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.finding.FindingPlugin;

/** A process that reads a file may be killed, and is where the file keeps it too long; the others' files are read all the same. */
class FileTextLimitsTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(FindingPlugin.class).setting("kontor.search.file-timeout", "10s");

    private static final Set<ProcessHandle> BEFORE =
            ProcessHandle.current().children().collect(Collectors.toSet());

    private Answer firm;

    private static TestClient admin() {
        return platform.admin();
    }

    @BeforeEach
    void aFirm() {
        firm = Finding.firm(admin(), "Limited Ltd");
    }

    private static ProcessHandle[] readers() {
        return ProcessHandle.current()
                .children()
                .filter(each -> !BEFORE.contains(each))
                .filter(each -> each.info()
                        .commandLine()
                        .filter(line -> line.contains("-XX:MaxMetaspaceSize=96m"))
                        .isPresent())
                // not while it comes up: then nothing is read by it yet
                .filter(each -> each.info()
                        .startInstant()
                        .filter(start -> start.isBefore(Instant.now().minusSeconds(2)))
                        .isPresent())
                .toArray(ProcessHandle[]::new);
    }

    @Test
    void whoeverKillsTheProcessInTheMiddleIsToldAndOthersAreRead() {
        Filed.add(admin(), firm, "killed.pdf", Filed.pdf(20_000, "killedword"));
        Eventually.until(() -> {
            for (ProcessHandle each : readers()) {
                each.destroyForcibly();
            }
            assertThat(Filed.fault(admin(), "killed.pdf")).isEqualTo("ended");
        });
        Filed.expectFound(admin(), firm, "goodafterkill");
        assertThat(Filed.now(admin(), "killedword")).isEmpty();
    }

    @Test
    void whatTakesTooLongIsLeft() {
        // a page that says the same so often that nobody would read it to its end
        StringBuilder endless = new StringBuilder("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Count 1/Kids[4 0 R]>>endobj\n"
                + "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                + "4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 10 0 R>>>>/Contents 5 0 R>>endobj\n"
                + "5 0 obj<</Length 5>>stream\n/F Do\nendstream endobj\n");
        int forms = 12;
        for (int i = 0; i < forms; i++) {
            String content = i == forms - 1 ? "q Q" : "/F Do ".repeat(10).strip();
            endless.append(10 + i)
                    .append(" 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F ")
                    .append(11 + i)
                    .append(" 0 R>>>>/Length ")
                    .append(content.length())
                    .append(">>stream\n")
                    .append(content)
                    .append("\nendstream endobj\n");
        }
        Filed.add(admin(), firm, "endless.pdf", endless + "trailer<</Root 1 0 R>>\n%%EOF\n");
        Filed.expectFound(admin(), firm, "goodafterendless");
        Eventually.until(() -> assertThat(Filed.fault(admin(), "endless.pdf")).isEqualTo("slow"));
    }
}
