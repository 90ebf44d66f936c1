package org.kontor.core.record;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.kontor.core.access.Access;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.Catalog;

/** What all parts of one statement share: who asks, when, of which database, and which aliases are taken. */
final class Asking {
    private static final long MOST_LETTERS = 8L * 1024 * 1024;

    private final Catalog catalog;
    private final Dialect dialect;
    private final Instant now;
    private final @Nullable Access access;
    private final AtomicInteger aliases;
    private final AnswerMemory.@Nullable Share memory;
    private long letters;

    /**
     * @param access who asks; null where the engine itself reads whole records by their ids
     */
    Asking(Catalog catalog, Dialect dialect, Instant now, @Nullable Access access) {
        this(catalog, dialect, now, access, new AtomicInteger(), null);
    }

    private Asking(
            Catalog catalog,
            Dialect dialect,
            Instant now,
            @Nullable Access access,
            AtomicInteger aliases,
            AnswerMemory.@Nullable Share memory) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.now = now;
        this.access = access;
        this.aliases = aliases;
        this.memory = memory;
    }

    /** The same, which takes of the memory for answers what its lines do. */
    Asking counted(AnswerMemory.@Nullable Share share) {
        return new Asking(catalog, dialect, now, access, aliases, share);
    }

    /** A part of the same statement in which somebody else is "me". */
    Asking by(Access other) {
        return new Asking(catalog, dialect, now, other, aliases, memory);
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

    /** Asks from the beginning, as a question is asked again when the database broke a deadlock. */
    void begin() {
        letters = 0;
    }

    /**
     * Counts what a line brings into memory.
     *
     * @throws Refusal TOO_LARGE when all lines together bring more than an answer may hold, LIMITED or UNAVAILABLE when
     *     there is no room beside other answers
     */
    Line weighed(Line line) {
        if (memory != null) {
            memory.grow(HeldSize.of(line));
        }
        for (Object value : line.values()) {
            if (value instanceof String text) {
                letters += text.length();
            } else if (value instanceof Said said) {
                letters += said.text().length()
                        + (said.made() == null ? 0 : said.made().length());
            }
        }
        if (letters > MOST_LETTERS && access != null) {
            throw AnswerSize.tooLarge();
        }
        return line;
    }

    String alias() {
        return "t" + aliases.incrementAndGet();
    }

    /** The quoted name of a table or column. */
    String quote(String name) {
        return catalog.identifiers().quote(name);
    }
}
