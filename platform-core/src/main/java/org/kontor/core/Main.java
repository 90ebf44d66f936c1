package org.kontor.core;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.kontor.core.config.Configuration;
import org.kontor.core.config.ConfigurationError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: a server, or with a word as first argument one of its commands. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int BAD_CONFIGURATION = 2;
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        try {
            if (words.isEmpty() || words.getFirst().startsWith("--")) {
                serve(words);
            } else {
                System.exit(new Commands(System.out::println, System.err::println).run(words));
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

    private static void serve(List<String> settings) throws InterruptedException {
        long begun = System.nanoTime();
        Configuration configuration = Configuration.load(Path.of(""), System.getenv(), settings);
        Logging.apply(configuration.log());
        configuration.lines().forEach(line -> LOG.info("{}", line));
        Kernel kernel = Kernel.start(configuration, StartOptions.standard(System.out::println));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            kernel.close();
                            stopped.countDown();
                        },
                        "stop"));
        LOG.info(
                "Kontor serves http://{}:{} after {} ms",
                configuration.http().host(),
                kernel.port(),
                (System.nanoTime() - begun) / 1_000_000);
        stopped.await();
    }

    private static String reasons(Throwable e) {
        StringBuilder text = new StringBuilder(String.valueOf(e.getMessage()));
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && text.indexOf(cause.getMessage()) < 0) {
                text.append("\n  because: ").append(cause.getMessage());
            }
        }
        return text.toString();
    }
}
