package org.kontor.core.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is encrypted, {@code kontor.secret.…}.
 *
 * @param keyFile the file of keys; {@code secret.key} in the data folder unless set
 */
public record SecretConfig(Path keyFile) {
    private static final String FILE = "secret.key";

    static SecretConfig read(ConfigurationReader in, DataConfig data) {
        Optional<Path> given = in.path("kontor.secret.key-file");
        return new SecretConfig(given.orElseGet(() -> data.dir().resolve(FILE)));
    }
}
