/** A plugin whose role gives what is no role's to give. */
@NullMarked
package org.kontor.tests.prying;

import org.jspecify.annotations.NullMarked;
