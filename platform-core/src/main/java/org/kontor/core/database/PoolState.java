package org.kontor.core.database;

/**
 * How busy the connections are.
 *
 * @param active in use
 * @param idle free
 * @param waiting requests that wait for one
 */
public record PoolState(int active, int idle, int waiting) {}
