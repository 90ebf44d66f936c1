package org.kontor.core.change;

import java.util.UUID;

/**
 * Up to where the log was read.
 *
 * @param epoch changes when the database is restored or moved; a reader that knows another one starts afresh
 * @param seq the last entry that was read
 */
public record Position(UUID epoch, long seq) {}
