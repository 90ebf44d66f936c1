/** A plugin to be measured: one entity of twenty columns. */
@org.jspecify.annotations.NullMarked
package org.kontor.benchmarks.plugin;
