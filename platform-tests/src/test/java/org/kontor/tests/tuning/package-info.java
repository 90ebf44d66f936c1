/** A plugin that is set in many ways. */
@NullMarked
package org.kontor.tests.tuning;

import org.jspecify.annotations.NullMarked;
