package org.kontor.core.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts under the keys of the installation: {@code sealed1:<key>:<nonce and text, as Base64>}, by AES-256-GCM. Each is bound
 * to its place, so that one that is copied elsewhere is not opened there: the place stands in front of the text, as a hash,
 * and is encrypted with it. Whoever renews a sealed text need not know where it belongs. Threads may share it.
 */
public final class Vault {
    private static final String PREFIX = "sealed1:";
    /** As a condition of SQL finds sealed texts. */
    public static final String LIKE = PREFIX + "%";

    private static final Pattern SEALED = Pattern.compile(PREFIX + "([0-9a-f]{12}):([A-Za-z0-9_-]+)");
    private static final int PLACE_BYTES = 16;

    private final @Nullable KeyFile file;
    private final AtomicReference<SecretKeys> keys;

    Vault(@Nullable KeyFile file, SecretKeys keys) {
        this.file = file;
        this.keys = new AtomicReference<>(keys);
    }

    /** One without a key, for what encrypts nothing. */
    public static Vault none() {
        return new Vault(null, SecretKeys.NONE);
    }

    /** Whether there is a key. */
    public boolean hasKeys() {
        return keys.get().newest().isPresent();
    }

    /** One with a key of its own that ends with it. */
    public static Vault passing() {
        return new Vault(null, new SecretKeys(List.of(SecretKey.random())));
    }

    /** Whether a text looks like a sealed one. */
    public static boolean isSealed(String text) {
        return text.startsWith(PREFIX) && SEALED.matcher(text).matches();
    }

    /**
     * Encrypts a text.
     *
     * @param place where it belongs, such as {@code contacts.person.iban 0190…}; it is opened nowhere else
     */
    public String seal(String place, String text) {
        byte[] written = text.getBytes(StandardCharsets.UTF_8);
        byte[] plain = Arrays.copyOf(place(place), PLACE_BYTES + written.length);
        System.arraycopy(written, 0, plain, PLACE_BYTES, written.length);
        return sealed(newest(), plain);
    }

    /** The same of a text that may be missing. */
    public @Nullable String sealOrNull(String place, @Nullable String text) {
        return text == null ? null : seal(place, text);
    }

    private static String sealed(SecretKey key, byte[] plain) {
        return PREFIX + key.id() + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(key.encrypt(plain, bound(key.id())));
    }

    /**
     * Decrypts a text; one that is not sealed is from before it was encrypted, and stays as it is.
     *
     * @param places where it may belong: the names that its place has had
     * @throws Unopenable when it was altered, belongs elsewhere, or its key is not there
     */
    public String open(Collection<String> places, String text) throws Unopenable {
        Matcher parts = SEALED.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        byte[] plain = plain(parts);
        byte[] place = Arrays.copyOf(plain, PLACE_BYTES);
        if (plain.length < PLACE_BYTES || places.stream().noneMatch(each -> Arrays.equals(place(each), place))) {
            throw new Unopenable("it belongs elsewhere");
        }
        return new String(plain, PLACE_BYTES, plain.length - PLACE_BYTES, StandardCharsets.UTF_8);
    }

    /**
     * The same where everything is sealed.
     *
     * @throws Unopenable when it is not sealed too: then somebody put it there past the server
     */
    public String openSealed(Collection<String> places, String text) throws Unopenable {
        if (!isSealed(text)) {
            throw new Unopenable("it is not encrypted");
        }
        return open(places, text);
    }

    /**
     * The same of what the kernel keeps for itself.
     *
     * @throws SecretFailure where it cannot be opened
     */
    public String openOwn(String place, String text) {
        try {
            return open(List.of(place), text);
        } catch (Unopenable e) {
            throw new SecretFailure("what is kept of " + place + " cannot be decrypted", e.getMessage() + "", e);
        }
    }

    private byte[] plain(Matcher parts) throws Unopenable {
        String id = parts.group(1);
        SecretKey key = find(id).orElseThrow(() -> new Unopenable("the key " + id + " is not there"));
        try {
            return key.decrypt(Base64.getUrlDecoder().decode(parts.group(2)), bound(id));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Unopenable("it was altered", e);
        }
    }

    /** What in a text is not under the newest key yet, under that one. */
    Renewed renewed(String text) {
        Matcher each = SEALED.matcher(text);
        SecretKey newest = newest();
        StringBuilder all = new StringBuilder();
        int count = 0;
        List<String> unopenable = new ArrayList<>();
        while (each.find()) {
            String next = each.group();
            String id = each.group(1);
            try {
                byte[] plain = plain(each);
                if (!id.equals(newest.id())) {
                    next = sealed(newest, plain);
                    count++;
                }
            } catch (Unopenable e) {
                unopenable.add(id);
            }
            each.appendReplacement(all, Matcher.quoteReplacement(next));
        }
        return new Renewed(each.appendTail(all).toString(), count, unopenable);
    }

    /**
     * A text with sealed ones in it, under the newest key.
     *
     * @param count how many were under another
     * @param unopenable under which keys those are that could not be decrypted, and are as they were
     */
    record Renewed(String text, int count, List<String> unopenable) {
        Renewed {
            unopenable = List.copyOf(unopenable);
        }
    }

    /** Another server may have had a key added meanwhile: the file is looked into once more before one is missing. */
    private Optional<SecretKey> find(String id) {
        Optional<SecretKey> known = keys.get().find(id);
        if (known.isPresent() || file == null || !file.hasChanged()) {
            return known;
        }
        SecretKeys now = file.read();
        if (now.ids().containsAll(keys.get().ids())) {
            keys.set(now);
        }
        return keys.get().find(id);
    }

    private SecretKey newest() {
        return keys.get().newest().orElseThrow(() -> new IllegalStateException("there is no key to encrypt with"));
    }

    /** What the keys are known by that are here. */
    Set<String> ids() {
        return Set.copyOf(keys.get().ids());
    }

    /** What the newest key is known by. */
    String newestId() {
        return newest().id();
    }

    private static byte[] bound(String keyId) {
        return (PREFIX + keyId).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] place(String place) {
        return Arrays.copyOf(SecretKey.sha256().digest(place.getBytes(StandardCharsets.UTF_8)), PLACE_BYTES);
    }
}
