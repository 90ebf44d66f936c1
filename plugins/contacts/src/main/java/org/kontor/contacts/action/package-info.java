/** The verbs beyond create, update and delete. */
@NullMarked
package org.kontor.contacts.action;

import org.jspecify.annotations.NullMarked;
