/** Mass changes: many records changed, assigned or deleted at once, and taken back. */
@NullMarked
package org.kontor.core.mass;

import org.jspecify.annotations.NullMarked;
