/** Records that are put together into one, and that taken back. */
@NullMarked
package org.kontor.core.merge;

import org.jspecify.annotations.NullMarked;
