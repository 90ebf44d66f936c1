/** A plugin whose code is broken in every way and in every place. */
@NullMarked
package org.kontor.tests.broken;

import org.jspecify.annotations.NullMarked;
