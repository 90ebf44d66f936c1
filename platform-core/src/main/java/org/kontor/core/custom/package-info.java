/** Fields and entities that administrators add: written down as records, and brought into platforms as a plugin is. */
@NullMarked
package org.kontor.core.custom;

import org.jspecify.annotations.NullMarked;
