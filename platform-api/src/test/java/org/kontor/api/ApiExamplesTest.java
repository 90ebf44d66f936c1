package org.kontor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every type of the API shows an example, and the examples are these compiled ones. */
class ApiExamplesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path EXAMPLES = Path.of("src/test/java");
    private static final Pattern SNIPPET = Pattern.compile("\\{@snippet class=\"([\\w.]+)\" region=\"([\\w-]+)\"}");

    @Test
    void everyPublicTypeIsDocumentedWithAnExample() {
        assertThat(ApiTypes.topLevel())
                .isNotEmpty()
                .allSatisfy(
                        type -> assertThat(snippets(type)).as(type.getName()).isNotEmpty());
    }

    @Test
    void everyExampleThatIsNamedExistsAndShowsTheType() {
        assertThat(ApiTypes.topLevel()).allSatisfy(type -> {
            for (Snippet snippet : snippets(type)) {
                assertThat(region(snippet)).as("%s of %s", snippet, type).contains(type.getSimpleName());
            }
        });
    }

    private record Snippet(String type, String region) {}

    private static List<Snippet> snippets(Class<?> type) {
        List<Snippet> snippets = new ArrayList<>();
        Matcher matcher = SNIPPET.matcher(text(SOURCES, type.getName()));
        while (matcher.find()) {
            snippets.add(new Snippet(matcher.group(1), matcher.group(2)));
        }
        return snippets;
    }

    /** The example with its imports: a term or an enum's constant is shown without its type's name. */
    private static String region(Snippet snippet) {
        String text = text(EXAMPLES, snippet.type());
        String start = "// @start region=\"" + snippet.region() + "\"";
        String end = "// @end region=\"" + snippet.region() + "\"";
        assertThat(text).containsOnlyOnce(start).containsOnlyOnce(end);
        String imports = text.substring(0, text.indexOf("/**"));
        return imports + text.substring(text.indexOf(start), text.indexOf(end));
    }

    private static String text(Path root, String type) {
        try {
            return Files.readString(root.resolve(type.replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new AssertionError("no source of " + type, e);
        }
    }
}
