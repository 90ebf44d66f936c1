package org.kontor.core.rest;

import org.jspecify.annotations.Nullable;

/**
 * A record as it is answered.
 *
 * @param json in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read once
public record RecordAnswer(long version, byte[] json) {
    /** The version as HTTP names it. */
    public String etag() {
        return Preconditions.etag(version);
    }

    /** Whether a caller with this {@code If-None-Match} has it already. */
    public boolean isKnownAs(@Nullable String ifNoneMatch) {
        return Preconditions.has(ifNoneMatch, etag());
    }
}
