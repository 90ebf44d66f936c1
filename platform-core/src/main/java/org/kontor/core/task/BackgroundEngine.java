package org.kontor.core.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kontor.api.Background;
import org.kontor.core.config.TaskConfig;
import org.kontor.core.database.Database;
import org.kontor.core.net.NetGuard;
import org.kontor.core.record.Callbacks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backgrounds of the plugins that are there: begun with a plugin's version, and stopped with it. */
public final class BackgroundEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundEngine.class);
    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    private final Leases leases;
    private final TaskConfig config;
    private final NetGuard guard;
    private final Supplier<TaskStage> stages;
    private final List<Version> versions = new ArrayList<>();
    private final List<BackgroundLoop> stopped = new ArrayList<>();
    private final Semaphore closing = new Semaphore(0);
    private final Thread renewing;
    private boolean begun;

    /**
     * A version of a plugin that brings backgrounds.
     *
     * @param identity the same object as long as the version is the same
     * @param hold keeps the version's classes until it is closed
     */
    public record Plugin(
            String id,
            Object identity,
            List<Background> backgrounds,
            Callbacks callbacks,
            Supplier<AutoCloseable> hold) {}

    private record Version(Object identity, List<BackgroundLoop> loops) {}

    public BackgroundEngine(
            Database database, TaskConfig config, NetGuard guard, UUID node, Supplier<TaskStage> stages) {
        this.leases = new Leases(database, node, config.lease());
        this.config = config;
        this.guard = guard;
        this.stages = stages;
        this.renewing = Thread.ofPlatform().daemon().name("background-renew").unstarted(this::renew);
    }

    /** Has the backgrounds of these plugins run, and no others. */
    public synchronized void use(List<Plugin> plugins) {
        if (!begun) {
            begun = true;
            leases.begin();
            renewing.start();
        }
        stopped.removeIf(BackgroundLoop::hasEnded);
        versions.removeIf(version -> {
            boolean isGone = plugins.stream().noneMatch(plugin -> plugin.identity() == version.identity());
            if (isGone) {
                version.loops().forEach(BackgroundLoop::stop);
                stopped.addAll(version.loops());
            }
            return isGone;
        });
        for (Plugin plugin : plugins) {
            boolean isNew = versions.stream().noneMatch(version -> version.identity() == plugin.identity());
            if (isNew && !plugin.backgrounds().isEmpty()) {
                List<BackgroundLoop> loops = plugin.backgrounds().stream()
                        .map(background -> new BackgroundLoop(
                                plugin.id(),
                                background,
                                plugin.callbacks(),
                                plugin.hold().get(),
                                leases,
                                guard,
                                stages,
                                this::ended))
                        .toList();
                versions.add(new Version(plugin.identity(), loops));
                loops.forEach(BackgroundLoop::start);
            }
        }
    }

    /** Nothing of a version that is gone is kept. */
    private synchronized void ended(BackgroundLoop loop) {
        stopped.remove(loop);
    }

    /** What they are at. */
    public synchronized List<BackgroundState> states() {
        return all().stream().map(BackgroundLoop::state).toList();
    }

    private synchronized List<BackgroundLoop> all() {
        List<BackgroundLoop> all = new ArrayList<>(stopped);
        all.removeIf(BackgroundLoop::hasEnded);
        versions.forEach(version -> all.addAll(version.loops()));
        return all;
    }

    private void renew() {
        try {
            while (!closing.tryAcquire(leases.third().toMillis(), TimeUnit.MILLISECONDS)) {
                all().forEach(loop -> loop.renew(config.lease()));
            }
        } catch (InterruptedException e) {
            LOG.debug("Renews no more");
        }
    }

    @Override
    public void close() {
        List<BackgroundLoop> all = all();
        all.forEach(BackgroundLoop::stop);
        long until = System.nanoTime() + LAST_WORD.toNanos();
        try {
            for (BackgroundLoop loop : all) {
                loop.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            }
            closing.release();
            renewing.join(LAST_WORD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
