package org.kontor.core;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kontor.core.secret.Keeping;
import org.kontor.core.secret.Renewal;

/** Commands that renew keys, and bring under the newest one what is encrypted. */
final class SecretCommands {
    static final String USAGE = """
            usage: kontor secret key [--key=value ...]
              adds a key to the file of keys: it encrypts from the next start on, the older ones go on decrypting; copy the
              file to all servers before they start again
            usage: kontor secret rotate [--key=value ...]
              brings all that is encrypted under the newest key; it goes on where it was cut short. On H2 the server must
              be stopped first
            usage: kontor secret check [--key=value ...]
              counts what is under older keys, and what cannot be decrypted
            """;

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int UNKNOWN = 2;

    private final Consumer<String> answer;
    private final Consumer<String> complaint;

    SecretCommands(Consumer<String> answer, Consumer<String> complaint) {
        this.answer = answer;
        this.complaint = complaint;
    }

    /**
     * Runs one, and answers the program's exit code.
     *
     * @param installation what is installed; it complains itself where there is nothing
     */
    int run(String word, Supplier<Optional<Foundation>> installation) {
        if (!word.equals("key") && !word.equals("rotate") && !word.equals("check")) {
            complaint.accept(USAGE);
            return UNKNOWN;
        }
        Optional<Foundation> there = installation.get();
        if (there.isEmpty()) {
            return FAILED;
        }
        try (Foundation foundation = there.get()) {
            return switch (word) {
                case "key" -> key(foundation);
                case "rotate" -> rotate(foundation);
                default -> check(foundation);
            };
        }
    }

    private int key(Foundation foundation) {
        String id = Keeping.addKey(
                foundation.database(), foundation.configuration().secret().keyFile(), foundation.clock());
        answer.accept("The key " + id + " is in "
                + foundation.configuration().secret().keyFile()
                + ". Keep a copy of the file apart from the backups, bring it to all servers and start them again;"
                + " then run kontor secret rotate.");
        return DONE;
    }

    private int rotate(Foundation foundation) {
        if (!foundation.vault().hasKeys()) {
            return nothing();
        }
        Renewal.Result result = new Renewal(foundation.database(), foundation.vault()).renew();
        answer.accept(result.renewed() + " values were brought under the key " + result.key() + ".");
        if (result.unopenableUnder().stream().allMatch(result.known()::contains)) {
            answer.accept("No other key is needed any more, but for backups from before.");
        }
        return result.unopenable() > 0 ? unopenable(result) : DONE;
    }

    private int check(Foundation foundation) {
        if (!foundation.vault().hasKeys()) {
            return nothing();
        }
        Renewal.Result result = new Renewal(foundation.database(), foundation.vault()).look();
        answer.accept("The newest key is " + result.key() + "; " + result.renewed() + " values are under older keys.");
        return result.unopenable() > 0 ? unopenable(result) : DONE;
    }

    private int unopenable(Renewal.Result result) {
        complaint.accept(result.unopenable()
                + " values cannot be decrypted: they were altered, a key is missing, or somebody typed what only looks encrypted. The log names those of"
                + " encrypted fields when they are read.");
        return FAILED;
    }

    private int nothing() {
        complaint.accept("There is no file of keys: the server makes it when it starts.");
        return FAILED;
    }
}
