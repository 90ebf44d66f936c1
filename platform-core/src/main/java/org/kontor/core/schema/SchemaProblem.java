package org.kontor.core.schema;

/**
 * Something that is wanted and cannot be had by adding.
 *
 * @param table which table
 * @param text the reason, for whoever administrates
 */
public record SchemaProblem(String table, String text) {}
