package org.kontor.core.config;

import java.nio.file.Path;

/**
 * Where the server keeps its files, {@code kontor.data-…}.
 *
 * @param dir the folder of the H2 database, the search index and attachments; {@code data} in the server's home unless
 *     set, {@code data-demo} for a demonstration
 * @param demo whether an empty installation is filled with records to try the product with; no unless set
 */
public record DataConfig(Path dir, boolean demo) {
    static DataConfig read(ConfigurationReader in) {
        boolean demo = in.flag("kontor.demo", false);
        return new DataConfig(in.path("kontor.data-dir", demo ? "data-demo" : "data"), demo);
    }
}
