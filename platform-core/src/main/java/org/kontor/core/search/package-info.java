/** Lucene's room: records are indexed here as the change log tells of them, and found by words. */
@NullMarked
package org.kontor.core.search;

import org.jspecify.annotations.NullMarked;
