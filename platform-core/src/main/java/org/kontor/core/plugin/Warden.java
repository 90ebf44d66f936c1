package org.kontor.core.plugin;

/** Takes a plugin out of the platform that fails too often. */
@FunctionalInterface
public interface Warden {
    /**
     * Sets a plugin aside. Called once for a plugin version, on a thread that serves nobody.
     *
     * @param reason for administrators
     */
    void setAside(String pluginId, String reason);
}
