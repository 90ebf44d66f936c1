/** Who is told of what: notices, who was told already, and by which ways. */
@NullMarked
package org.kontor.core.notice;

import org.jspecify.annotations.NullMarked;
