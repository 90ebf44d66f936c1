/** Whether two records are of one thing: values made alike, compared, and what speaks for and against it. Reads nothing. */
@NullMarked
package org.kontor.core.match;

import org.jspecify.annotations.NullMarked;
