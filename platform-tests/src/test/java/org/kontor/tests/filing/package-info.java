/** A plugin whose records hold files. */
@NullMarked
package org.kontor.tests.filing;

import org.jspecify.annotations.NullMarked;
