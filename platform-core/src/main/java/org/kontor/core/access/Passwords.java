package org.kontor.core.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/**
 * Hashes passwords with Argon2id. Hashing costs memory and a tenth of a second on purpose, so only few run at the same
 * time; whoever asks for an unknown account waits as long as for a known one.
 */
public final class Passwords {
    /** The most characters; none is ever cut off. */
    public static final int LONGEST = 128;

    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 3;
    private static final long PATIENCE_SECONDS = 10;

    private final Semaphore running = new Semaphore(AT_ONCE, true);
    private final int shortest;
    private final Argon2Function function;
    private final String nobodysHash;

    /**
     * @param shortest the fewest characters of a new password
     * @param cost of new hashes; those of another cost are made anew as their users sign in
     */
    public Passwords(int shortest, HashCost cost) {
        this.shortest = shortest;
        this.function = Argon2Function.getInstance(cost.memoryKib(), cost.passes(), LANES, HASH_BYTES, Argon2.ID);
        this.nobodysHash = nobodysHash(cost);
    }

    /** Looks like any other hash and costs as much to compare with; it is that of no password that anybody knows. */
    static String nobodysHash(HashCost cost) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.passes(),
                        LANES,
                        base64.encodeToString(Secrets.bytes(SALT_BYTES)),
                        base64.encodeToString(Secrets.bytes(HASH_BYTES)));
    }

    /** The hash of a password, with its parameters and a salt of its own. */
    public String hash(String password) {
        return limited(() -> function.hash(normal(password)).getResult());
    }

    /**
     * Whether it is the password; without a hash, no, after the same time.
     */
    public boolean matches(String password, @Nullable String hash) {
        String text = normal(password);
        // longer ones were never accepted; they must not cost more
        boolean isPossible = text.codePointCount(0, text.length()) <= LONGEST;
        String against = hash == null ? nobodysHash : hash;
        boolean fits =
                limited(() -> Argon2Function.getInstanceFromHash(against).check(isPossible ? text : "", against));
        return fits && isPossible && hash != null;
    }

    /** Whether a hash was made with other parameters than today's. */
    public boolean isOutdated(String hash) {
        return !Argon2Function.getInstanceFromHash(hash).equals(function);
    }

    /**
     * Refuses a new password that is too short, too long or too easy to guess. There are no rules on its composition.
     *
     * @param own words that belong to its user, such as the login
     * @throws Refusal INVALID
     */
    public void requireGood(String password, String... own) {
        String text = normal(password);
        int length = text.codePointCount(0, text.length());
        if (length < shortest) {
            throw refused(
                    "system.password_short",
                    "A password has at least {min, number} characters; a sentence is easy to remember");
        }
        if (length > LONGEST) {
            throw refused("system.password_long", "A password has at most {max, number} characters");
        }
        if (CommonPasswords.isEasy(text, CommonPasswords.words(own))) {
            throw refused(
                    "system.password_easy",
                    "This password is among the first that attackers try. Please choose another");
        }
    }

    private Refusal refused(String key, String english) {
        Message message = Message.of(key, english).with("min", shortest).with("max", LONGEST);
        return Refusal.of(Refusal.Code.INVALID, message, List.of(new Refusal.FieldError("password", message)));
    }

    /** The same letters give the same password on every keyboard and system. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private <T> T limited(Supplier<T> hashing) {
        try {
            if (!running.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return hashing.get();
        } finally {
            running.release();
        }
    }

    private static Refusal busy() {
        return Refusal.of(
                Refusal.Code.UNAVAILABLE,
                Message.of("system.login_busy", "Too many people are signing in at this moment. Please try again."));
    }
}
