/** A plugin that is set in many ways. */
@NullMarked
package org.kontor.tests.moving;

import org.jspecify.annotations.NullMarked;
