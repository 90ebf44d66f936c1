/** Lists that took long: what they asked, with never a value, and which index would help. */
@NullMarked
package org.kontor.core.slow;

import org.jspecify.annotations.NullMarked;
