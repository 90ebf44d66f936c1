package org.kontor.core.rest;

import java.time.Instant;
import java.util.Optional;
import org.kontor.api.Query;
import org.kontor.core.record.Selection;

/**
 * What a client asks of an entity's records.
 *
 * @param query which records, in which order
 * @param selection what of them
 * @param searched the words of {@code q}, or an empty text
 * @param unsearched the same query without the words
 * @param asOf as of which moment; empty for now
 */
record Question(Query query, Selection selection, String searched, Query unsearched, Optional<Instant> asOf) {}
