/**
 * Documents: templates that plugins bring and administrators change, filled with what somebody may read, as PDF. The room of
 * Pebble, openhtmltopdf and jsoup.
 */
@NullMarked
package org.kontor.core.print;

import org.jspecify.annotations.NullMarked;
