/** Processes beside the server, of the same Java and the same jars, for work that nobody can foresee. */
@NullMarked
package org.kontor.core.child;

import org.jspecify.annotations.NullMarked;
