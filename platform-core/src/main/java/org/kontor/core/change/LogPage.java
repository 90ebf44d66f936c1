package org.kontor.core.change;

import java.util.List;

/**
 * Some entries of the change log, oldest first.
 *
 * @param upTo up to where the log was looked through; beyond the last entry where nobody wanted what followed
 * @param more whether there may be further entries that can be read now
 */
public record LogPage(List<ChangeEntry> entries, long upTo, boolean more) {
    public LogPage {
        entries = List.copyOf(entries);
    }
}
