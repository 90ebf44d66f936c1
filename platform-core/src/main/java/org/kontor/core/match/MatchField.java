package org.kontor.core.match;

import org.jspecify.annotations.Nullable;

/**
 * A field that is compared.
 *
 * @param name of the record's field
 * @param part of a field of parts: the parts' field that is compared, else null
 * @param weight how much it speaks for it when both have the same, from 0 to 1
 */
public record MatchField(String name, @Nullable String part, MatchKind kind, double weight) {
    /** {@code email} or {@code phones.phone}. */
    public String path() {
        return part == null ? name : name + "." + part;
    }

    /** How much it speaks against it, in the same measure. */
    double against() {
        return kind.weight() == 0 ? 0 : Math.min(1, kind.against() * weight / kind.weight());
    }
}
