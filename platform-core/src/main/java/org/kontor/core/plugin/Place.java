package org.kontor.core.plugin;

import java.util.List;

/** A place in a plugin's contribution, where violations are noted. */
final class Place {
    private final String pluginId;
    private final String name;
    private final List<Violation> found;

    private Place(String pluginId, String name, List<Violation> found) {
        this.pluginId = pluginId;
        this.name = name;
        this.found = found;
    }

    /**
     * The whole contribution of a plugin.
     *
     * @param found where violations are gathered
     */
    static Place of(String pluginId, List<Violation> found) {
        return new Place(pluginId, "", found);
    }

    /** A place within this one. */
    Place in(String inner) {
        return new Place(pluginId, name.isEmpty() ? inner : name + ", " + inner, found);
    }

    /** Notes what is wrong here, once. */
    void refuse(String reason, String mend) {
        Violation violation = new Violation(pluginId, name.isEmpty() ? "the contribution" : name, reason, mend);
        if (!found.contains(violation)) {
            found.add(violation);
        }
    }

    /** A word for whom it concerns: authors of plugins know methods, administrators what they say in wishes. */
    String said(String forAuthors, String forAdministrators) {
        return pluginId.equals(OwnParts.PLUGIN) ? forAdministrators : forAuthors;
    }

    String pluginId() {
        return pluginId;
    }
}
