/** The text that stands in files, read by a process of its own; the room of PDFBox. */
@NullMarked
package org.kontor.core.extract;

import org.jspecify.annotations.NullMarked;
