package org.kontor.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.kontor.core.config.Configuration;
import org.kontor.core.plugin.CrashNote;
import org.kontor.core.plugin.Exiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server as a process: started, and stopped in order by a signal, whenever that comes. */
final class Serving {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private final long begun = System.nanoTime();
    private final Configuration configuration;
    private final Map<String, String> environment;
    /** Empty where the start failed. */
    private final CompletableFuture<Optional<Kernel>> started = new CompletableFuture<>();

    private final CountDownLatch stopped = new CountDownLatch(1);

    private Serving(Configuration configuration, Map<String, String> environment) {
        this.configuration = configuration;
        this.environment = environment;
    }

    /**
     * Serves until a signal ends the process.
     *
     * @param say where the one-time password of the first administrator is told
     */
    static void run(Path home, Map<String, String> environment, List<String> settings, Consumer<String> say)
            throws InterruptedException {
        Configuration configuration = Configuration.load(home, environment, settings);
        Logging.apply(configuration.log());
        configuration.lines().forEach(line -> LOG.debug("{}", line));
        configuration.given().forEach(line -> LOG.info("{}", line));
        new Serving(configuration, environment).run(say);
    }

    private void run(Consumer<String> say) throws InterruptedException {
        StartCache cache = new StartCache(environment);
        // before the start, so that a signal in the middle of it leaves the database in order too
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cache), "stop"));
        try {
            Kernel kernel = Kernel.start(configuration, StartOptions.standard(say));
            started.complete(Optional.of(kernel));
            LOG.info(
                    "Kontor serves http://{}:{} with the data of {} after {} ms",
                    configuration.http().host(),
                    kernel.port(),
                    place(),
                    sinceMillis(begun));
        } finally {
            started.complete(Optional.empty());
        }
        cache.makeBehind();
        stopped.await();
    }

    private void stop(StartCache cache) {
        if (started.isDone() && started.join().isEmpty()) {
            return;
        }
        long asked = System.nanoTime();
        boolean byPlugin = endedByPlugin();
        LOG.info(
                "Stopping{}: requests under way have {} s to end",
                started.isDone() ? "" : " as soon as the start is through",
                configuration.http().stopTimeout().toSeconds());
        cache.close();
        try {
            started.join().ifPresent(Kernel::close);
            LOG.info("Stopped in order after {} ms", sinceMillis(asked));
            stopped.countDown();
        } finally {
            if (byPlugin) {
                // whatever code the plugin asked for: the service is to be started again, without it. This
                // comes also after a stop that was not in order, since the thread that asked never ends
                Runtime.getRuntime().halt(Kernel.ENDED_BY_PLUGIN);
            }
        }
    }

    /** Writes down which plugin's code asked for the end, if one did, so that the next start leaves it out. */
    private boolean endedByPlugin() {
        Exiting exiting = Exiting.find().orElse(null);
        if (exiting == null) {
            return false;
        }
        LOG.error(
                "The plugin {} ended the server, in the thread {}: it will be left out",
                exiting.pluginId(),
                exiting.thread().getName());
        try (CrashNote note = CrashNote.in(configuration.data().dir())) {
            note.exit(exiting.pluginId());
        }
        if (!started.isDone()) {
            // it would wait for itself
            Runtime.getRuntime().halt(Kernel.ENDED_BY_PLUGIN);
        }
        started.join().ifPresent(kernel -> kernel.giveUp(exiting.thread()));
        return true;
    }

    /** So that whoever misspelt it sees why all is empty. */
    private String place() {
        return configuration
                .database()
                .url()
                .map(url -> url.replaceFirst("[?;].*", ""))
                .orElseGet(() -> configuration.data().dir().toString());
    }

    private static long sinceMillis(long then) {
        return (System.nanoTime() - then) / 1_000_000;
    }
}
