/** A plugin that stays when it is told to go. */
@NullMarked
package org.kontor.tests.clinging;

import org.jspecify.annotations.NullMarked;
