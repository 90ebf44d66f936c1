package org.kontor.core.secret;

/** The keys cannot be used as they are; the message is for whoever administrates, and says how to mend it. */
public final class SecretFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SecretFailure(String reason, String mend) {
        super(reason + ": " + mend);
    }

    SecretFailure(String reason, String mend, Throwable cause) {
        super(reason + ": " + mend, cause);
    }
}
