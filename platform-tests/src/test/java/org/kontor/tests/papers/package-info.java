/** A plugin that prints. */
@NullMarked
package org.kontor.tests.papers;

import org.jspecify.annotations.NullMarked;
