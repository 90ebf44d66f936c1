/** The kernel and its wiring. */
@NullMarked
package org.kontor.core;

import org.jspecify.annotations.NullMarked;
