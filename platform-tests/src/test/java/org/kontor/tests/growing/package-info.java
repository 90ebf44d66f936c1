/** A plugin that comes in versions, some of which ask for tables that cannot be made. */
@NullMarked
package org.kontor.tests.growing;

import org.jspecify.annotations.NullMarked;
