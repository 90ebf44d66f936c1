package org.kontor.core.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of indexes and checks, short enough for every database and still different. */
final class Names {
    /** PostgreSQL cuts at 63 bytes, silently. */
    static final int LONGEST = 60;

    private Names() {}

    static String cut(String name) {
        return name.length() <= LONGEST ? name : cut(name, hash(name));
    }

    static String cut(String name, String hash) {
        int room = LONGEST - hash.length() - 1;
        return (name.length() <= room ? name : name.substring(0, room)) + "_" + hash;
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
