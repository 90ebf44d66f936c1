package org.kontor.api;

import java.util.Objects;

/**
 * A way by which users may have {@link Notice}s brought to them, beside the kernel's bell: by mail, by SMS. The plugin
 * reads {@code system.notice} (it says {@code needs} for that) and brings those whose {@code ways} name it.
 *
 * {@snippet class="org.kontor.example.Reminding" region="way"}
 *
 * @param name the plugin's id, or a name that begins with it and {@code _}
 * @param label what users choose it by, in English; other languages under {@code system.notice_way.<name>}
 */
public record Way(String name, String label) {
    public Way {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
    }

    public static Way of(String name, String label) {
        return new Way(name, label);
    }
}
