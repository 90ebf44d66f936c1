/** What makes numbers, addresses and names right: check digits, normal forms, countries. */
@NullMarked
package org.kontor.contacts.check;

import org.jspecify.annotations.NullMarked;
