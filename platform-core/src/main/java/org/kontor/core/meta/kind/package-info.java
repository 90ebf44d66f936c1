/** One class per kind of field: how it is stored, read, written, compared and described. */
@org.jspecify.annotations.NullMarked
package org.kontor.core.meta.kind;
