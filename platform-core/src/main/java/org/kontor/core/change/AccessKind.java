package org.kontor.core.change;

/** How data left the house. */
public enum AccessKind {
    /** Sensitive fields of a record were shown. */
    READ,
    SEARCHED,
    EXPORTED,
    PRINTED
}
