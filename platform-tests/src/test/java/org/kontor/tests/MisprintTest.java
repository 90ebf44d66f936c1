package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.Violation;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.misprint.MisprintPlugin;
import org.kontor.tests.papers.PapersPlugin;

/** Templates that could not print anything are found when their plugin is loaded, not when somebody waits for the document. */
@OnEachDatabase
class MisprintTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(MisprintPlugin.class).plugin(PapersPlugin.class);

    @Test
    void aPluginWhoseTemplatesCannotPrintIsLeftOutWithAllTheirFaults() {
        PluginReport.Entry entry = platform.kernel().report().find("misprint").orElseThrow();

        assertThat(entry.state()).isEqualTo(PluginReport.State.REFUSED);
        List<String> told = entry.violations().stream().map(Violation::toString).toList();
        assertThat(told).hasSize(5);
        assertThat(told)
                .anyMatch(line -> line.startsWith("template misprint.letter: Line 1: ") && line.contains("nothing"))
                .anyMatch(line ->
                        line.startsWith("template misprint.letter: Line 2: ") && line.contains("| md5 is nothing"))
                .anyMatch(line ->
                        line.startsWith("template misprint.letter: Line 3: ") && line.contains("ParentFunction"))
                .anyMatch(line -> line.startsWith("template misprint.foot: Line 2: ") && line.contains("somebody"))
                .anyMatch(line -> line.startsWith("template misprint.letter: in misprint.foot, Line 2: "));
        platform.admin().get("records/misprint/letter").expectProblem(404);
    }

    @Test
    void pluginsBesideItPrint() {
        assertThat(platform.kernel().report().find("papers").orElseThrow().state())
                .isEqualTo(PluginReport.State.ACTIVE);
    }
}
