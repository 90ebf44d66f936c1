package org.kontor.core.rest;

import org.kontor.core.access.Access;
import org.kontor.core.database.Transaction;

/**
 * One transaction on behalf of a caller, whether they read in it or write.
 *
 * @param notes is told which sensitive values were answered
 */
record Visit(Transaction transaction, Access access, SensitiveNotes notes) {}
