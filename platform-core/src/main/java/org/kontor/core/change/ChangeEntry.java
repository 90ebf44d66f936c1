package org.kontor.core.change;

/**
 * One entry of the change log.
 *
 * @param seq its place; entries of one record stand in the order of their versions
 * @param change what was done
 */
public record ChangeEntry(long seq, NewChange change) {}
