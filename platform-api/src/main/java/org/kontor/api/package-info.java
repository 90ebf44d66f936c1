/** What a plugin sees of the platform. */
@NullMarked
package org.kontor.api;

import org.jspecify.annotations.NullMarked;
