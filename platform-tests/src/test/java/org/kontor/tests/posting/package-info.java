/** A plugin that writes documents: totals exact to the cent, numbers without a gap, what is posted frozen. */
@NullMarked
package org.kontor.tests.posting;

import org.jspecify.annotations.NullMarked;
