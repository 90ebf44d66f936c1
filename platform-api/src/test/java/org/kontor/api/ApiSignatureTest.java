package org.kontor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The API is a promise: what changes in it must be seen in the diff of {@code api-signatures.txt}. */
class ApiSignatureTest {
    private static final Path PROMISE = Path.of("src/test/resources/api-signatures.txt");

    @Test
    void everyChangeOfTheApiIsInTheDiff() throws IOException {
        List<String> now = ApiTypes.all().stream().flatMap(Signatures::of).toList();
        if (Boolean.getBoolean("kontor.api.accept")) {
            Files.write(PROMISE, now);
        }
        assertThat(now)
                .as("public signatures; if the change is meant: mvn test -pl platform-api -Dkontor.api.accept=true")
                .containsExactlyElementsOf(Files.readAllLines(PROMISE));
    }
}
