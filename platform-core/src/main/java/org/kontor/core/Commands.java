package org.kontor.core;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.kontor.core.access.Accounts;
import org.kontor.core.config.Configuration;

/** What the program does besides serving. */
final class Commands {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int UNKNOWN = 2;

    private final Consumer<String> answer;
    private final Consumer<String> complaint;

    Commands(Consumer<String> answer, Consumer<String> complaint) {
        this.answer = answer;
        this.complaint = complaint;
    }

    /** Runs one, and answers the program's exit code. */
    int run(List<String> words) {
        if (words.size() == 3 && words.subList(0, 2).equals(List.of("admin", "password"))) {
            return password(words.get(2));
        }
        complaint.accept("""
                usage: kontor admin password <user>
                  gives the user a one-time password and prints it; on H2 the server must be stopped first""");
        return UNKNOWN;
    }

    private int password(String login) {
        Configuration configuration = Configuration.load(Path.of(""), System.getenv(), List.of());
        try (Foundation foundation = Foundation.open(configuration, StartOptions.standard(answer), () -> {
            throw new IllegalStateException("no platform is up");
        })) {
            foundation.rights().start();
            UUID user = foundation.rights().state().logins().get(Accounts.fold(login));
            if (user == null) {
                complaint.accept("There is no user " + login);
                return FAILED;
            }
            answer.accept("One-time password of " + login + ": "
                    + foundation.accounts().setOneTimePassword(user, login));
            return DONE;
        }
    }
}
