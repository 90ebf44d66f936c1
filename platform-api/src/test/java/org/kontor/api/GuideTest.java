package org.kontor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code in the guides is compiled code. */
class GuideTest {
    private static final Pattern CODE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyPieceOfJavaInTheGuidesIsTakenFromSourcesThatCompile() throws IOException {
        String sources =
                text(Path.of("src/test/java/org/kontor/example")) + text(Path.of("../plugins/hello/src/main/java"));
        for (Path guide : List.of(Path.of("../README.md"), Path.of("../docs/plugin-authors-guide.md"))) {
            Matcher code = CODE.matcher(Files.readString(guide));
            int pieces = 0;
            while (code.find()) {
                pieces++;
                assertThat(sources).as("a piece of code in %s", guide).contains(words(code.group(1)));
            }
            assertThat(pieces).isPositive();
        }
    }

    private static String text(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(GuideTest::read)
                    .collect(Collectors.joining(" "));
        }
    }

    private static String read(Path file) {
        try {
            return words(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    private static String words(String text) {
        return text.replaceAll("// @(start|end) region=\"[\\w-]+\"", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
