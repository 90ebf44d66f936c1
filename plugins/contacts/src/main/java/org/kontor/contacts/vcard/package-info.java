/** Contact persons as vCards. */
@NullMarked
package org.kontor.contacts.vcard;

import org.jspecify.annotations.NullMarked;
