package org.kontor.core.config;

import java.time.Duration;

/**
 * Files that people upload and plugins make, {@code kontor.file.…}.
 *
 * @param maxSize the largest one, in bytes; 100 MiB unless set
 * @param maxUnattached how much of one user's files may be held by no record yet, in bytes; 1 GiB unless set
 * @param keepUnused how long a file stays that nothing holds any more; 30 days unless set
 * @param downloadsAtOnce how many large files are sent at the same time; 16 unless set
 * @param downloadsAtOncePerUser how many to one user; 4 unless set
 */
public record FileConfig(
        long maxSize, long maxUnattached, Duration keepUnused, int downloadsAtOnce, int downloadsAtOncePerUser) {
    /** The largest file that can be allowed. */
    public static final long MOST = 2L << 30;

    static FileConfig read(ConfigurationReader in) {
        return new FileConfig(
                in.size("kontor.file.max-size", "100M", "64k", "2G"),
                in.size("kontor.file.max-unattached", "1G", "64k", "1000G"),
                in.time("kontor.file.keep-unused", "30d", "1h", "3650d"),
                in.number("kontor.file.downloads-at-once", 16, 1, 1000),
                in.number("kontor.file.downloads-at-once-per-user", 4, 1, 1000));
    }
}
