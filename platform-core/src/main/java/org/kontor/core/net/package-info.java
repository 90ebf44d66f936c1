/** The guarded network: the only package that opens connections to the outside. */
@NullMarked
package org.kontor.core.net;

import org.jspecify.annotations.NullMarked;
