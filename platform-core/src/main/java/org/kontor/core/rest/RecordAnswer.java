package org.kontor.core.rest;

import org.jspecify.annotations.Nullable;

/**
 * A record as it is answered.
 *
 * @param lasting whether it is the same as long as its version is: sums of other records change without one
 * @param json in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read once
public record RecordAnswer(long version, boolean lasting, byte[] json) {
    /** The version as HTTP names it. */
    public String etag() {
        return Preconditions.etag(version);
    }

    /** Whether a caller with this {@code If-None-Match} has it already. */
    public boolean isKnownAs(@Nullable String ifNoneMatch) {
        return lasting && Preconditions.has(ifNoneMatch, etag());
    }
}
