/** A plugin of which nearly everything is worked out: formulas over sums over formulas, in records that freeze. */
@NullMarked
package org.kontor.tests.reckoning;

import org.jspecify.annotations.NullMarked;
