package org.kontor.contacts.transfer;

import org.kontor.api.Message;

/**
 * Why a row could not be loaded.
 *
 * @param line where the row begins in the file
 * @param key the record's id in the file, or empty
 * @param column the column, or the field where the reason came from the record's rules; empty for the whole row
 */
record Problem(long line, String key, String column, Message reason) {}
