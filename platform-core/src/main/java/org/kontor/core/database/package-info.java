/** The databases: connections, transactions, errors, H2's lock and repair, mappers. Imports no other package of the kernel. */
@NullMarked
package org.kontor.core.database;

import org.jspecify.annotations.NullMarked;
