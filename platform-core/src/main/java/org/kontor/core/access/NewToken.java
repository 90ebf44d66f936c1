package org.kontor.core.access;

/**
 * An API token that was just made.
 *
 * @param secret what requests send as {@code Authorization: Bearer …}; told this once, kept as a hash
 */
public record NewToken(ApiToken token, String secret) {
    @Override
    public String toString() {
        return "NewToken[" + token.id() + "]";
    }
}
