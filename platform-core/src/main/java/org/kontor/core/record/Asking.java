package org.kontor.core.record;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.core.access.Access;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.Catalog;

/** What all parts of one statement share: who asks, when, of which database, and which aliases are taken. */
final class Asking {
    private final Catalog catalog;
    private final Dialect dialect;
    private final Instant now;
    private final @Nullable Access access;
    private int aliases;

    /**
     * @param access who asks; null where the engine itself reads whole records by their ids
     */
    Asking(Catalog catalog, Dialect dialect, Instant now, @Nullable Access access) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.now = now;
        this.access = access;
    }

    Catalog catalog() {
        return catalog;
    }

    Dialect dialect() {
        return dialect;
    }

    Instant now() {
        return now;
    }

    Access access() {
        if (access == null) {
            throw new IllegalStateException("this statement is asked by nobody");
        }
        return access;
    }

    UUID me() {
        return access().user();
    }

    ZoneId zone() {
        return access().actor().zone();
    }

    String alias() {
        aliases++;
        return "t" + aliases;
    }

    /** The quoted name of a table or column. */
    String quote(String name) {
        return catalog.identifiers().quote(name);
    }
}
