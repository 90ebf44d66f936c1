/**
 * Plugins while the server runs: which are wanted, where their files come from, what a change of them would do, and what
 * is kept of those that are gone.
 */
@NullMarked
package org.kontor.core.module;

import org.jspecify.annotations.NullMarked;
