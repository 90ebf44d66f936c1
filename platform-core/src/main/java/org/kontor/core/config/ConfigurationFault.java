package org.kontor.core.config;

import java.util.Objects;

/**
 * One thing that is wrong with the configuration.
 *
 * @param key the key, or the variable's name where no key is meant
 * @param place where it stands: file and line, variable, argument
 * @param reason what is wrong
 * @param mend what to do about it
 */
public record ConfigurationFault(String key, String place, String reason, String mend) {
    public ConfigurationFault {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(mend, "mend");
    }

    @Override
    public String toString() {
        return key + " (" + place + "): " + reason + "; " + mend;
    }
}
