package org.kontor.core.rest;

import org.kontor.api.Query;
import org.kontor.core.record.Selection;

/**
 * What a client asks of an entity's records.
 *
 * @param query which records, in which order
 * @param selection what of them
 * @param searched the words of {@code q}, or an empty text
 */
record Question(Query query, Selection selection, String searched) {}
