package org.kontor.core.config;

import java.nio.file.Path;

/**
 * Where the server keeps its files, {@code kontor.data-…}.
 *
 * @param dir the folder of the H2 database, the search index and attachments; {@code data} in the server's home unless
 *     set
 */
public record DataConfig(Path dir) {
    static DataConfig read(ConfigurationReader in) {
        return new DataConfig(in.path("kontor.data-dir", "data"));
    }
}
