/** A plugin that receives what was ordered: sums, limits and an untouchable ledger are rules. */
@NullMarked
package org.kontor.tests.receiving;

import org.jspecify.annotations.NullMarked;
