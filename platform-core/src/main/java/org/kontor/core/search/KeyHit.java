package org.kontor.core.search;

import java.util.UUID;

/**
 * A record that has derived terms in common with what was asked.
 *
 * @param common how many
 */
public record KeyHit(UUID id, int common) {}
