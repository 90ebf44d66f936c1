/** A plugin whose records need one another, for tests of what holds between records. */
@NullMarked
package org.kontor.tests.yard;

import org.jspecify.annotations.NullMarked;
