package org.kontor.core.config;

import java.nio.file.Path;

/**
 * The search index of this server, {@code kontor.search.…}.
 *
 * @param dir its folder, of this server alone; {@code index} in the data folder unless set
 */
public record SearchConfig(Path dir) {
    static SearchConfig read(ConfigurationReader in, DataConfig data) {
        return new SearchConfig(in.path("kontor.search.dir").orElse(data.dir().resolve("index")));
    }
}
