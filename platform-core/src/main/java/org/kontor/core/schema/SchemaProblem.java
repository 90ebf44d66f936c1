package org.kontor.core.schema;

import java.util.List;
import java.util.Objects;
import org.kontor.api.Message;
import org.kontor.core.meta.MessageText;

/**
 * Something that is wanted and cannot be had.
 *
 * @param origin who wants it
 * @param reason why it cannot be had, for whoever administrates
 * @param mend what the author of the plugin does about it
 */
public record SchemaProblem(Origin origin, Message reason, Message mend) {
    public SchemaProblem {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(mend, "mend");
    }

    /** Where the wish comes from. */
    public sealed interface Origin {}

    /** A hand-written change log of a plugin. */
    public record OfLog(String plugin, String path) implements Origin {}

    /** A table with columns of it; none where it is about the table as a whole. */
    public record OfTable(String table, List<String> columns) implements Origin {
        public OfTable {
            columns = List.copyOf(columns);
        }
    }

    /** The whole, for people. */
    public String text() {
        String where = switch (origin) {
            case OfLog log -> "The change log " + log.path() + " of " + log.plugin() + ": ";
            case OfTable table -> "The table " + table.table() + " ";
        };
        return where + MessageText.english(reason) + "; " + MessageText.english(mend);
    }
}
