/** The record engine: every read and write of records, for an access, inside a transaction. */
@org.jspecify.annotations.NullMarked
package org.kontor.core.record;
