/** A plugin whose code fails, refuses and blocks when it is told to. */
@NullMarked
package org.kontor.tests.trouble;

import org.jspecify.annotations.NullMarked;
