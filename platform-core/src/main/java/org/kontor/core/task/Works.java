package org.kontor.core.task;

import java.util.List;

/**
 * What this node works on beside requests.
 *
 * @param running tasks that run
 * @param hanging tasks that were given up, and whose threads have not ended
 */
public record Works(int running, List<String> hanging, List<BackgroundState> backgrounds) {
    public Works {
        hanging = List.copyOf(hanging);
        backgrounds = List.copyOf(backgrounds);
    }

    public static Works none() {
        return new Works(0, List.of(), List.of());
    }
}
