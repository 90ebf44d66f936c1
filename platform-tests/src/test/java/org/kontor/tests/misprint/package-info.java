/** A plugin whose templates speak of what there is not. */
@NullMarked
package org.kontor.tests.misprint;

import org.jspecify.annotations.NullMarked;
