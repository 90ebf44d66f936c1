/** What other plugins may know of contacts: its entities, lists and permissions. */
@NullMarked
package org.kontor.contacts.api;

import org.jspecify.annotations.NullMarked;
