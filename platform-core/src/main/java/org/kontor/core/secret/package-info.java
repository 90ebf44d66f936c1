/** The keys by which values are encrypted, and values under them. */
@NullMarked
package org.kontor.core.secret;

import org.jspecify.annotations.NullMarked;
