/** Who may do what: the only maker of an {@link org.kontor.core.access.Access}, accounts, sessions and tokens. */
@org.jspecify.annotations.NullMarked
package org.kontor.core.access;
