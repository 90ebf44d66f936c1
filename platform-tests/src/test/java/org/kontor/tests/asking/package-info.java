/** A plugin whose action needs an approval. */
@NullMarked
package org.kontor.tests.asking;

import org.jspecify.annotations.NullMarked;
