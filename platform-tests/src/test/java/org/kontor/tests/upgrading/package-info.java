/** A plugin that fills what its older versions left. */
@NullMarked
package org.kontor.tests.upgrading;

import org.jspecify.annotations.NullMarked;
