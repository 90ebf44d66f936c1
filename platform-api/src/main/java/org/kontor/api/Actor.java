package org.kontor.api;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Who acts: a signed-in user, an API token of one, or a plugin itself. Made by the kernel only; a value made elsewhere
 * is refused at the door to data.
 *
 * {@snippet class="org.kontor.example.Asking" region="actor"}
 */
public interface Actor {
    /** The user's record, or for a plugin's own actor the plugin's record. Stands in {@code created_by}. */
    Ref ref();

    /** How the change log names the actor, for example {@code Ada Lovelace}. */
    String name();

    /** The language in which the actor is spoken to. */
    Locale locale();

    /** The time zone in which the actor's "today" begins and ends. */
    ZoneId zone();

    /**
     * Whether the actor holds a permission. Decorates; whatever is done is checked again where it is done.
     *
     * @param permission for example {@code contacts.export_private}
     */
    boolean may(Permission permission);
}
