/** Work behind requests of every kind, for tests of the engine. */
@NullMarked
package org.kontor.tests.works;

import org.jspecify.annotations.NullMarked;
