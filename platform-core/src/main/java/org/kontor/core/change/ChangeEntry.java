package org.kontor.core.change;

/**
 * One entry of the change log.
 *
 * @param seq its place; entries of one record stand in the order of their versions
 * @param change what was done
 * @param depth how many readers of the log stand behind it, one after the other; 0 for what people and plugins do else
 */
public record ChangeEntry(long seq, NewChange change, int depth) {}
