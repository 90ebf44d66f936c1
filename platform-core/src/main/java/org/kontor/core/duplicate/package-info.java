/** Records that may be one: found while somebody types, or by looking through all of an entity, and settled pair by pair. */
@NullMarked
package org.kontor.core.duplicate;

import org.jspecify.annotations.NullMarked;
