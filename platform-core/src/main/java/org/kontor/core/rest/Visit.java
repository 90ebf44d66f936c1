package org.kontor.core.rest;

import org.kontor.core.access.Access;
import org.kontor.core.database.Transaction;

/**
 * One transaction on behalf of a caller.
 *
 * @param notes is told which sensitive values were answered
 */
record Reading(Transaction transaction, Access access, SensitiveNotes notes) {}
