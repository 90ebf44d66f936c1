/** Items that stand on one another. */
@NullMarked
package org.kontor.tests.stacking;

import org.jspecify.annotations.NullMarked;
