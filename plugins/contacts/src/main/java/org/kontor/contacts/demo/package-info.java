/** Companies and people who do not exist, in five languages, for whoever tries the product. */
@NullMarked
package org.kontor.contacts.demo;

import org.jspecify.annotations.NullMarked;
