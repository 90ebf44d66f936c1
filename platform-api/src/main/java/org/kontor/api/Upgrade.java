package org.kontor.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a new version of a plugin does once with the records that it finds: fields are filled, in batches, while people go
 * on working. It is a task that starts when the version is there for the first time, and each record goes through the same
 * rules and hooks as any other write. Until it has ended, records are there that are not filled yet. A plugin that is
 * installed for the first time finds nothing to fill.
 *
 * {@snippet class="org.kontor.example.Address" region="upgrade"}
 *
 * @param version the plugin's version from which on the records are as they shall be: numbers and points, {@code 2.0}
 * @param fills what is filled, one after the other
 */
public record Upgrade(String version, List<Fill> fills) {
    /**
     * One pass over an entity's records. It may write what the plugin itself declares, {@link Field#derived} fields and
     * states that actions move included, and the empty field of a record that {@link Rule#frozen} keeps.
     *
     * @param entity whose records are filled
     * @param query which of them, best so that one that was filled is no longer meant; it is asked anew for each batch
     * @param assignments what is set
     */
    public record Fill(EntityName entity, Query query, List<Assignment> assignments) {
        public Fill {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(query, "query");
            assignments = List.copyOf(assignments);
        }
    }

    public Upgrade {
        Objects.requireNonNull(version, "version");
        fills = List.copyOf(fills);
    }

    /** The beginning of every upgrade. */
    public static Upgrade to(String version) {
        return new Upgrade(version, List.of());
    }

    /** And fills fields of those records that answer a question; new fills are put behind those that were released. */
    public Upgrade fill(EntityName entity, Query query, Assignment... assignments) {
        List<Fill> more = new ArrayList<>(fills);
        more.add(new Fill(entity, query, List.of(assignments)));
        return new Upgrade(version, more);
    }
}
