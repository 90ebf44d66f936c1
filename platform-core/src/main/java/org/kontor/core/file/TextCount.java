package org.kontor.core.file;

import org.jspecify.annotations.Nullable;

/**
 * How many files are in a state.
 *
 * @param state null for those that wait to be read
 */
record TextCount(@Nullable TextState state, long files) {}
