/** The content of files: a store, the table of what lies in it, and the removal of what nothing holds. */
@NullMarked
package org.kontor.core.file;

import org.jspecify.annotations.NullMarked;
