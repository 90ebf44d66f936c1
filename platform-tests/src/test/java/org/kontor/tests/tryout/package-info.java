/** A plugin with records to try it with, some of which cannot be made. */
@NullMarked
package org.kontor.tests.tryout;

import org.jspecify.annotations.NullMarked;
