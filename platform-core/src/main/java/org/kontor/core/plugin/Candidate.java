package org.kontor.core.plugin;

import java.util.Objects;
import org.kontor.api.Contribution;

/**
 * A contribution that is to be checked.
 *
 * @param id the plugin's id: its folder's name
 * @param contribution what it contributed
 * @param loader where its classes and files are
 * @param version what its jar says
 */
record Candidate(String id, Contribution contribution, ClassLoader loader, String version) {
    Candidate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(contribution, "contribution");
        Objects.requireNonNull(loader, "loader");
        Objects.requireNonNull(version, "version");
    }

    /** Whether it is what administrators added, which is of no version and of the kernel's classes. */
    boolean isOwnParts() {
        return id.equals(OwnParts.PLUGIN) && version.isEmpty() && loader == Candidate.class.getClassLoader();
    }

    /** A contribution made within the kernel, such as its own. */
    static Candidate of(Contribution contribution) {
        return new Candidate(
                contribution.pluginId(), contribution, Candidate.class.getClassLoader(), PluginJar.DEVELOPMENT);
    }
}
