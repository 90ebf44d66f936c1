package org.kontor.core.module;

import java.util.Objects;

/**
 * What is written down of a plugin, for all servers.
 *
 * @param version empty when nobody knows it
 * @param hash of the files that were enabled; others are not started. Empty where they never were
 * @param reason why it was set aside; else empty
 */
public record InstalledPlugin(String id, String title, String version, Standing standing, String hash, String reason) {
    private static final int LONGEST_TITLE = 200;

    public InstalledPlugin {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(reason, "reason");
    }

    /** One that was found, and that nobody has enabled. */
    static InstalledPlugin found(String id, String version) {
        return new InstalledPlugin(id, id, version, Standing.AVAILABLE, "", "");
    }

    /** The same, wanted otherwise. */
    public InstalledPlugin standing(Standing other) {
        return new InstalledPlugin(id, title, version, other, hash, "");
    }

    /** The same, with other files. */
    public InstalledPlugin files(String otherHash, String otherVersion) {
        return new InstalledPlugin(id, title, otherVersion, standing, otherHash, reason);
    }

    /** The same, as it calls itself now. */
    public InstalledPlugin title(String other) {
        return new InstalledPlugin(
                id,
                other.length() > LONGEST_TITLE ? other.substring(0, LONGEST_TITLE) : other,
                version,
                standing,
                hash,
                reason);
    }

    /** The same, set aside for a reason. */
    public InstalledPlugin reason(String other) {
        return new InstalledPlugin(id, title, version, standing, hash, other);
    }
}
