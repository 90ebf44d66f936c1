package org.kontor.core.schema;

/** The tables could not be made as wanted; the message is for whoever administrates. */
public final class SchemaFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SchemaFailure(String message) {
        super(message);
    }

    public SchemaFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
