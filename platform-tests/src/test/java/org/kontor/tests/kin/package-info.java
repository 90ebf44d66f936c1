/** A plugin whose records point to one another in every way. */
@NullMarked
package org.kontor.tests.kin;

import org.jspecify.annotations.NullMarked;
