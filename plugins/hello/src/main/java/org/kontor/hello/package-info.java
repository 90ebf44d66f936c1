/** The smallest plugin. */
@NullMarked
package org.kontor.hello;

import org.jspecify.annotations.NullMarked;
