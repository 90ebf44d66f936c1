/** What the broken plugin offers to others. */
@NullMarked
package org.kontor.tests.broken.api;

import org.jspecify.annotations.NullMarked;
