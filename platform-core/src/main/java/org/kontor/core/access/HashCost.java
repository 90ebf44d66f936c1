package org.kontor.core.access;

/**
 * What hashing a password costs whoever guesses, and the server. Every hash keeps the cost that it was made at.
 *
 * @param memoryKib the memory that each needs, in KiB
 * @param passes how often that memory is gone through
 */
public record HashCost(int memoryKib, int passes) {
    /** What OWASP's cheat sheet on password storage asks of Argon2id. */
    public static final HashCost STANDARD = new HashCost(19 * 1024, 2);
}
