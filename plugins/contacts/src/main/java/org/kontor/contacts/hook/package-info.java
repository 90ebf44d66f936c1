/** What happens while contacts are written. */
@NullMarked
package org.kontor.contacts.hook;

import org.jspecify.annotations.NullMarked;
