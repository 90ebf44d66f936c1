/** Loading accounts and contact persons from CSV files. */
@NullMarked
package org.kontor.contacts.transfer;

import org.jspecify.annotations.NullMarked;
