/** A plugin whose records are found by words, for tests of search. */
@NullMarked
package org.kontor.tests.finding;

import org.jspecify.annotations.NullMarked;
