package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.command.ConfigurationCommands;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** What {@code kontor configuration} says and does. */
@OnEachDatabase
@Tag("PLUS-79")
class ConfigurationCommandsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private final MovingDesk desk = new MovingDesk(platform.admin());
    private final List<String> said = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void aFileIsExportedPlannedAndAppliedByItsPlanOrAtOnce() throws Exception {
        Path file = folder.resolve("setup.json");
        desk.make("system.team", "name", "Office", "description", "first");
        assertThat(run("export " + file)).isZero();
        assertThat(said).contains("Written: " + file);
        assertThat(Files.readString(file)).isEqualTo(desk.exported());
        assertThat(run("export")).isZero();
        assertThat(said.getLast() + "\n").isEqualTo(desk.exported());

        Files.writeString(file, Files.readString(file).replace("\"first\"", "\"second\""));
        assertThat(run("plan " + file)).isZero();
        assertThat(said)
                .anyMatch(line ->
                        line.contains("Change system.team [\"Office\"]\n  description: \"first\" → \"second\""));
        assertThat(desk.find("system.team", "name==Office").path("description").asText())
                .isEqualTo("first");
        String id = said.getLast().replaceAll(".*apply (\\S+) does it\\.", "$1");
        assertThat(run("apply " + id)).isZero();
        assertThat(said.getLast()).isEqualTo("Done.");
        assertThat(desk.find("system.team", "name==Office").path("description").asText())
                .isEqualTo("second");

        Files.writeString(file, Files.readString(file).replace("\"second\"", "\"third\""));
        assertThat(run("apply " + file + " --only=system.team")).isZero();
        assertThat(desk.find("system.team", "name==Office").path("description").asText())
                .isEqualTo("third");
    }

    @Test
    void ownFieldsComeFirstAndApplyingAFileGoesOnWithTheRest() throws Exception {
        Path file = Files.writeString(
                folder.resolve("model.json"),
                "{\"format\": 1, \"plugins\": {}, \"model\": [{\"entity\": \"custom.tool\", \"label\": \"Tool\","
                        + " \"plural\": \"Tools\"}], \"entities\": {\"system.team\": [{\"name\": \"Tools\"}]}}");
        assertThat(run("plan " + file)).isZero();
        assertThat(said.getLast()).contains("What else the file has is planned once they are there");
        platform.admin().get("records/custom/tool").expect(404);

        assertThat(run("apply " + file)).isZero();

        assertThat(said.getLast()).isEqualTo("Done.");
        platform.admin().get("records/custom/tool").expect(200);
        assertThat(desk.has("system.team", "name==Tools")).isTrue();
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        assertThat(run("plan " + folder.resolve("nothing.json"))).isEqualTo(1);
        assertThat(said.getLast()).contains("There is no file");
        Path wrong =
                Files.writeString(folder.resolve("wrong.json"), "{\"format\": 7, \"plugins\": {}, \"entities\": {}}");
        assertThat(run("plan " + wrong)).isEqualTo(1);
        assertThat(said.getLast()).isEqualTo("  format: Expected 1");
        Path against = Files.writeString(
                folder.resolve("against.json"), "{\"format\": 1, \"plugins\": {\"nowhere\": \"1\"}, \"entities\": {}}");
        assertThat(run("apply " + against)).isEqualTo(1);
        assertThat(said).anyMatch(line -> line.contains("Against it: nowhere: this plugin is not active here"));
        assertThat(run("apply " + against + " --any-plugins")).isZero();
        assertThat(run("fly")).isEqualTo(2);
        assertThat(said.getLast()).contains("usage: kontor configuration");
    }

    private int run(String line) {
        return new CommandLine(platform, ConfigurationCommands::new, said).run(line);
    }
}
