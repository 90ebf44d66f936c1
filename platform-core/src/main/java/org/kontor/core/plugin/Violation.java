package org.kontor.core.plugin;

import java.util.Objects;

/**
 * One thing that is wrong with a plugin: a reason to leave it out, or a remark on it.
 *
 * @param pluginId whose
 * @param place where in its contribution or its files, for example {@code entity contacts.account, field city}
 * @param reason what is wrong
 * @param mend what its author does about it
 */
public record Violation(String pluginId, String place, String reason, String mend) {
    public Violation {
        Objects.requireNonNull(pluginId, "pluginId");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(mend, "mend");
    }

    @Override
    public String toString() {
        return place + ": " + reason + "; " + mend;
    }
}
