package org.kontor.core.secret;

import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is put aside for a moment, by a key that ends with it. By AES in counter mode: it is read back by whoever
 * wrote it, so that it need not be told whether somebody altered it.
 */
public final class PassingCipher {
    private static final int BYTES = 32;
    private static final int BLOCK = 16;
    private static final String CIPHER = "AES/CTR/NoPadding";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key = new SecretKeySpec(random(BYTES), "AES");
    private byte[] begin = random(BLOCK);
    private Cipher writing = cipher(Cipher.ENCRYPT_MODE);

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private Cipher cipher(int mode) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new IvParameterSpec(begin));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is part of every Java", e);
        }
    }

    /** The next bytes, as many. */
    public byte[] encrypt(byte[] next) {
        byte[] encrypted = writing.update(next);
        return encrypted == null ? new byte[0] : encrypted;
    }

    /** Whoever writes begins again. */
    public void rewind() {
        begin = random(BLOCK);
        writing = cipher(Cipher.ENCRYPT_MODE);
    }

    /** What was written since the beginning, in plain. */
    public InputStream decrypted(InputStream written) {
        return new CipherInputStream(written, cipher(Cipher.DECRYPT_MODE));
    }
}
