/** A plugin that tells people of visits, for tests of notices. */
@NullMarked
package org.kontor.tests.telling;

import org.jspecify.annotations.NullMarked;
