package org.kontor.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;

/**
 * A reference that a merge turned from one record to another.
 *
 * @param record that holds it; of what people keep for themselves, the record that stays
 * @param path its field, {@code account}; in a part {@code lines.product}; a mark of {@link MergeTraces}
 * @param part of a reference in a part: which; of what people keep for themselves: whose, or which
 * @param version of the record that it was written in
 * @param from where it pointed to
 * @param to where it points to
 * @param both of several references: whether it pointed there already
 */
public record Moved(Ref record, String path, @Nullable UUID part, long version, UUID from, UUID to, boolean both) {
    private static final String NONE = "-";

    /** As it is kept: a line for each. */
    public static String text(List<Moved> several) {
        StringBuilder text = new StringBuilder();
        for (Moved each : several) {
            text.append(each.record.entity())
                    .append(' ')
                    .append(each.record.id())
                    .append(' ');
            text.append(each.path)
                    .append(' ')
                    .append(each.part == null ? NONE : each.part)
                    .append(' ');
            text.append(each.version)
                    .append(' ')
                    .append(each.from)
                    .append(' ')
                    .append(each.to)
                    .append(' ');
            text.append(each.both ? 1 : 0).append('\n');
        }
        return text.toString();
    }

    /** Reads what {@link #text} wrote. */
    public static List<Moved> parse(String text) {
        List<Moved> several = new ArrayList<>();
        text.lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            several.add(new Moved(
                    new Ref(EntityName.parse(words[0]), UUID.fromString(words[1])),
                    words[2],
                    words[3].equals(NONE) ? null : UUID.fromString(words[3]),
                    Long.parseLong(words[4]),
                    UUID.fromString(words[5]),
                    UUID.fromString(words[6]),
                    words[7].equals("1")));
        });
        return several;
    }

    /** The same of a field that is called otherwise by now. */
    Moved at(String now) {
        return new Moved(record, now, part, version, from, to, both);
    }

    boolean isTrace() {
        return path.startsWith("$");
    }
}
