package org.kontor.contacts.transfer;

/**
 * A value that a file has and an editable list has not.
 *
 * @param list for example {@code contacts.industry}
 * @param name what would be stored
 * @param label as the file writes it
 */
record ListValue(String list, String name, String label) {}
