/** A plugin with something of everything, for tests of the kernel. */
@NullMarked
package org.kontor.tests.every;

import org.jspecify.annotations.NullMarked;
