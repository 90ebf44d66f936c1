/** A plugin whose records' parts name other records that have a title. */
@NullMarked
package org.kontor.tests.naming;

import org.jspecify.annotations.NullMarked;
