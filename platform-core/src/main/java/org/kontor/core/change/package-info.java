/** The change log and what is kept beside it: who changed what, who read what, and what caches must forget. */
@NullMarked
package org.kontor.core.change;

import org.jspecify.annotations.NullMarked;
