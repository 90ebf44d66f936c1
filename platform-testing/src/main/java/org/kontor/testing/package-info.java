/** Fixtures and the contract test for plugin authors. */
@NullMarked
package org.kontor.testing;

import org.jspecify.annotations.NullMarked;
