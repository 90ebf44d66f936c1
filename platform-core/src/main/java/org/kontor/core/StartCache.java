package org.kontor.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kontor.core.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Java's cache for faster starts. A process of its own makes it behind the first server of a version that serves, so that
 * nobody waits for it: neither when the server starts nor when it ends.
 */
final class StartCache implements AutoCloseable {
    /** The variable by which the start script says that the cache is missing and may be made. */
    static final String VARIABLE = "KONTOR_START_CACHE";

    /** The command of that process. */
    static final String REHEARSE = "rehearse-start";

    private static final Logger LOG = LoggerFactory.getLogger(StartCache.class);

    private final Map<String, String> environment;
    private @Nullable Process maker;
    private boolean closed;

    StartCache(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Begins to make it, if that is wanted. It can only make later starts faster, so that nothing comes of a failure. */
    synchronized void makeBehind() {
        String installation = environment.get(Configuration.INSTALLATION);
        if (closed || installation == null || !"make".equals(environment.get(VARIABLE))) {
            return;
        }
        try {
            Process process = new ProcessBuilder(
                            Path.of(installation, "bin", "kontor").toString(), "start-cache")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            maker = process;
            LOG.info("A cache for faster starts is made behind this server, once for each version");
            process.onExit().thenAccept(ended -> tell(ended.exitValue()));
        } catch (IOException e) {
            LOG.info("The cache for faster starts cannot be made: {}", e.getMessage());
        }
    }

    private synchronized void tell(int exitValue) {
        if (!closed) {
            LOG.info("The cache for faster starts {}", exitValue == 0 ? "is ready" : "could not be made");
        }
    }

    /** Leaves it to the next server, at once. */
    @Override
    public synchronized void close() {
        closed = true;
        if (maker != null) {
            maker.descendants().forEach(ProcessHandle::destroyForcibly);
            maker.destroyForcibly();
        }
    }
}
