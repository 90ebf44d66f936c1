/**
 * Plugins: found in folders, loaded each in a class loader of its own, asked for their contribution, checked as a whole,
 * reported, and called through one wrapper.
 */
@NullMarked
package org.kontor.core.plugin;

import org.jspecify.annotations.NullMarked;
