package org.kontor.core.rest;

import java.util.List;

/** The kernel's own resources. */
public final class Resources {
    private Resources() {}

    /** One of each, for a platform. */
    public static List<Object> of(Services services) {
        return List.of(new HealthResource());
    }
}
