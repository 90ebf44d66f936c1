package org.kontor.core.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One key of 256 bits. Its id follows from it and tells nothing of it, so that a key is known again wherever it lies. */
final class SecretKey {
    private static final int BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 6;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;
    private final SecretKeySpec spec;
    private final String id;

    private SecretKey(byte[] bytes) {
        this.bytes = bytes.clone();
        this.spec = new SecretKeySpec(this.bytes, "AES");
        byte[] named = "kontor key ".getBytes(StandardCharsets.US_ASCII);
        MessageDigest digest = sha256();
        digest.update(named);
        this.id = HexFormat.of().formatHex(digest.digest(this.bytes), 0, ID_BYTES);
    }

    static SecretKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SecretKey(bytes);
    }

    /** A key as {@link #written} writes it. */
    static Optional<SecretKey> read(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length == BYTES ? Optional.of(new SecretKey(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What it is known by, wherever it lies. */
    String id() {
        return id;
    }

    /** For the file of keys alone. */
    String written() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A nonce and what comes of the text under it; never twice the same. */
    byte[] encrypt(byte[] plain, byte[] bound) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, 0, bound);
            byte[] out = new byte[NONCE + cipher.getOutputSize(plain.length)];
            System.arraycopy(nonce, 0, out, 0, NONCE);
            cipher.doFinal(plain, 0, plain.length, out, NONCE);
            return out;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    /** @throws GeneralSecurityException when it is not what {@link #encrypt} answered */
    byte[] decrypt(byte[] sealed, byte[] bound) throws GeneralSecurityException {
        if (sealed.length < NONCE) {
            throw new GeneralSecurityException("too short");
        }
        return cipher(Cipher.DECRYPT_MODE, sealed, 0, bound).doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    private Cipher cipher(int mode, byte[] nonce, int from, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, spec, new GCMParameterSpec(TAG_BITS, nonce, from, NONCE));
        cipher.updateAAD(bound);
        return cipher;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
