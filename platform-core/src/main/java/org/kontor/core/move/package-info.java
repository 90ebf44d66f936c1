/** Configuration as a file that moves between installations: taken out, planned, applied. */
@NullMarked
package org.kontor.core.move;

import org.jspecify.annotations.NullMarked;
