package org.kontor.api;

/**
 * The version of this plugin API.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="api"}
 */
public final class Api {
    /** Raised only by a step that breaks plugins; the kernel says at load which versions it serves. */
    public static final int VERSION = 1;

    private Api() {}
}
