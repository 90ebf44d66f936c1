/** A plugin whose records hold what is encrypted and masked. */
@NullMarked
package org.kontor.tests.guarding;

import org.jspecify.annotations.NullMarked;
