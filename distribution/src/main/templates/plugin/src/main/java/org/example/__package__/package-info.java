/** The plugin @id@. */
@NullMarked
package org.example.@package@;

import org.jspecify.annotations.NullMarked;
