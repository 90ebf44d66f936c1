/** Figures worth watching. */
@NullMarked
package org.kontor.benchmarks;

import org.jspecify.annotations.NullMarked;
