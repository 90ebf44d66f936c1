package org.kontor.core.rest;

/**
 * A record as it is answered.
 *
 * @param json in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read once
record RecordAnswer(long version, byte[] json) {
    String etag() {
        return Preconditions.etag(version);
    }
}
