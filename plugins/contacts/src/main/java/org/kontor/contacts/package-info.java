/** Companies and people: one registry of everybody we deal with. */
@NullMarked
package org.kontor.contacts;

import org.jspecify.annotations.NullMarked;
