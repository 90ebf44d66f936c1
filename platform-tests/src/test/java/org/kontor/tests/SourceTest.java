package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all sources have in common. */
class SourceTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int MOST_LINES = 400;
    private static final Pattern FORBIDDEN =
            Pattern.compile(".*(Impl|Manager|Helper|Util|Utils)|(Abstract|Base)[A-Z].*");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

    @Test
    void noClassIsLongerThanOneCanRead() throws IOException {
        for (Path source : sources()) {
            assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
        }
    }

    @Test
    void aClassIsNamedAfterTheThingAndNotAfterItsPattern() throws IOException {
        assertThat(sources())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(name(source)).doesNotMatch(FORBIDDEN));
    }

    @Test
    void everyPackageSaysWhatItIsForAndThatNullIsTheException() throws IOException {
        for (Path source : sources()) {
            if (source.toString().contains("/src/main/java/")) {
                assertThat(source.resolveSibling("package-info.java"))
                        .content()
                        .containsPattern("@(org\\.jspecify\\.annotations\\.)?NullMarked");
            }
        }
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        for (Path source : sources()) {
            if (source.toString().contains("/src/main/")) {
                assertThat(Files.readString(source)).as(source.toString()).doesNotContainPattern(UNFINISHED);
            }
        }
    }

    @Test
    void theLogIsTheOnlyVoiceOfTheKernel() throws IOException {
        for (Path source : sources()) {
            if (source.toString().contains("platform-core/src/main/")
                    && !name(source).equals("Main")) {
                assertThat(Files.readString(source))
                        .as(source.toString())
                        .doesNotContain("System.out", "System.err", "printStackTrace()");
            }
        }
    }

    private static String name(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files =
                Files.find(ROOT, 20, (path, facts) -> path.toString().endsWith(".java"))) {
            return files.filter(path -> !path.toString().contains("/target/")
                            && !path.toString().contains("/templates/")
                            && !path.toString().contains("/node_modules/"))
                    .toList();
        }
    }
}
