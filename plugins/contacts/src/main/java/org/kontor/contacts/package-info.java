/** Companies, people and how to reach them. */
@NullMarked
package org.kontor.contacts;

import org.jspecify.annotations.NullMarked;
