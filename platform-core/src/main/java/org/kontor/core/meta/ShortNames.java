package org.kontor.core.meta;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of tables, indexes and checks, short enough for every database and still different. */
public final class ShortNames {
    /** PostgreSQL cuts at 63 bytes, silently. */
    private static final int LONGEST = 60;

    private ShortNames() {}

    /** The name itself where it is short enough, else its beginning with a hash of the whole. */
    public static String cut(String name) {
        return name.length() <= LONGEST ? name : cut(name, hash(name));
    }

    /** The beginning of a name with a hash. */
    public static String cut(String name, String hash) {
        int room = LONGEST - hash.length() - 1;
        return (name.length() <= room ? name : name.substring(0, room)) + "_" + hash;
    }

    /** Tells texts apart in eight letters. */
    public static String hash(String text) {
        return sha256(text).substring(0, 8);
    }

    /** SHA-256 of a text, as 64 letters. */
    public static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
