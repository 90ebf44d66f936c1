package org.kontor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The configuration file that is shipped. */
class ConfigurationFileTest {
    private static final Path FILE = Path.of("../config/kontor.properties");
    private static final Pattern SETTING = Pattern.compile("#(kontor\\.[a-z.-]+)=(.*)");

    @Test
    void showsEveryKeyWithItsDefault() throws IOException {
        List<String> expected = Configuration.keys().stream()
                .map(key -> key.name() + "=" + key.standard())
                .toList();
        List<String> shown = Files.readAllLines(FILE).stream()
                .map(SETTING::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1) + "=" + matcher.group(2))
                .toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void setsNothingByItself() throws IOException {
        assertThat(Files.readAllLines(FILE)).allMatch(line -> line.isBlank() || line.startsWith("#"));
    }
}
