/** The shape of the database: what is wanted, what is there, and the change sets between the two. */
@NullMarked
package org.kontor.core.schema;

import org.jspecify.annotations.NullMarked;
