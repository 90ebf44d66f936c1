package org.kontor.core;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.kontor.api.Refusal;
import org.kontor.core.config.ConfigurationError;
import org.kontor.core.meta.MessageText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: a server, or with a word as first argument one of its commands. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int BAD_CONFIGURATION = 2;
    private static final int FAILED = 1;

    /** Starts without any plugin; shorter than the setting, for whoever is in trouble. */
    private static final String SAFE = "--safe";

    /** Starts with a company to try the product with, in a folder of its own. */
    private static final String DEMO = "--demo";

    private Main() {}

    public static void main(String[] arguments) {
        List<String> words = Arrays.stream(arguments)
                .map(word -> switch (word) {
                    case SAFE -> "--kontor.safe-mode=true";
                    case DEMO -> "--kontor.demo=true";
                    default -> word;
                })
                .toList();
        try {
            if (words.isEmpty() || words.getFirst().startsWith("--")) {
                Serving.run(Path.of(""), System.getenv(), words, System.out::println);
            } else {
                System.exit(new Commands(Path.of(""), System.getenv(), System.out::println, System.err::println)
                        .run(words));
            }
        } catch (ConfigurationError e) {
            System.err.println(e.getMessage());
            System.exit(BAD_CONFIGURATION);
        } catch (RuntimeException e) {
            LOG.debug("The start failed", e);
            System.err.println("Kontor could not start: " + reasons(e));
            System.exit(FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reasons(Throwable e) {
        StringBuilder text = new StringBuilder(reason(e));
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            String reason = reason(cause);
            if (text.indexOf(reason) < 0) {
                text.append("\n  because: ").append(reason);
            }
        }
        return text.toString();
    }

    private static String reason(Throwable e) {
        if (e instanceof Refusal refusal) {
            return MessageText.english(refusal.text());
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
