package org.kontor.core.record;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Ref;
import org.kontor.core.meta.Sealing;

/**
 * A row as a {@link Reading} reads it; its values stand in the order of the reading's items.
 *
 * @param values a value; null where it is empty or the actor may not read it. Of parts {@link Parts}, of references
 *     {@link Links}
 * @param titles of each reference, as far as they were selected along; empty where none is
 * @param extras what was selected besides, in the order in which it was added
 */
@SuppressWarnings("ArrayRecordComponent")
record Line(
        UUID id,
        long version,
        @Nullable Object[] values,
        @Nullable String[] titles,
        @Nullable Object[] extras) {

    /** The parts of one field. */
    record Parts(Reading reading, List<Line> lines) {}

    /** The references of one field. */
    record Links(List<Ref> refs) {}

    /** A flag that was selected besides. */
    boolean is(int extra) {
        return Boolean.TRUE.equals(extras[extra]);
    }

    /** A value as plugins read it. */
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Line.Parts parts ->
                parts.lines().stream().map(parts.reading()::row).toList();
            case Line.Links links -> links.refs();
            case Mask mask -> null;
            case Said said -> said.text();
            case null, default -> Sealing.known(value);
        };
    }
}
