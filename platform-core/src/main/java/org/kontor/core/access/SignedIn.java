package org.kontor.core.access;

/**
 * A session that has just begun.
 *
 * @param token what the cookie holds; told this once, kept as a hash
 */
public record SignedIn(Session session, String token) {
    @Override
    public String toString() {
        return "SignedIn[" + session.id() + "]";
    }
}
