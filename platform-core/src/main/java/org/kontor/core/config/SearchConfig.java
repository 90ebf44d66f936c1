package org.kontor.core.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The search index of this server, {@code kontor.search.…}.
 *
 * @param dir its folder, of this server alone; {@code index} in the data folder unless set
 * @param fileText whether the text that stands in files is read and searched; it is unless set
 * @param fileTimeout how long reading one file may take; a minute unless set
 */
public record SearchConfig(Path dir, boolean fileText, Duration fileTimeout) {
    static SearchConfig read(ConfigurationReader in, DataConfig data) {
        return new SearchConfig(
                in.path("kontor.search.dir").orElse(data.dir().resolve("index")),
                in.flag("kontor.search.file-text", true),
                in.time("kontor.search.file-timeout", "1m", "1s", "10m"));
    }
}
