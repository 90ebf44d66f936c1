/** A plugin that answers changes after they were made, for tests of hooks after. */
@NullMarked
package org.kontor.tests.echo;

import org.jspecify.annotations.NullMarked;
