package org.kontor.core.task;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Background;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Fault;
import org.kontor.core.net.GuardedNet;
import org.kontor.core.net.NetGuard;
import org.kontor.core.record.CallKind;
import org.kontor.core.record.Callbacks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to hold one background, runs it when this node does, and begins anew after a pause when it fails. */
final class BackgroundLoop {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** So long one that is told to stop keeps its lease. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String plugin;
    private final Background background;
    private final String name;
    private final Callbacks callbacks;
    private final AutoCloseable version;
    private final Leases leases;
    private final NetGuard guard;
    private final Supplier<TaskStage> stages;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable HeldBackground held;
    private volatile BackgroundState.State state = BackgroundState.State.ELSEWHERE;
    private volatile int failures;
    private volatile String message = "";
    private volatile long stoppedAt;
    private final Consumer<BackgroundLoop> ended;

    /**
     * @param version held as long as its code may run
     * @param ended is told when the thread ends
     */
    BackgroundLoop(
            String plugin,
            Background background,
            Callbacks callbacks,
            AutoCloseable version,
            Leases leases,
            NetGuard guard,
            Supplier<TaskStage> stages,
            Consumer<BackgroundLoop> ended) {
        this.plugin = plugin;
        this.background = background;
        this.name = plugin + "." + background.name();
        this.callbacks = callbacks;
        this.version = version;
        this.leases = leases;
        this.guard = guard;
        this.stages = stages;
        this.ended = ended;
        this.thread = Thread.ofPlatform().daemon().name("background-" + name).unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    BackgroundState state() {
        return new BackgroundState(
                name, stopping.getCount() == 0 ? BackgroundState.State.STOPPING : state, failures, message);
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    void stop() {
        stoppedAt = System.nanoTime();
        stopping.countDown();
        HeldBackground running = held;
        if (running != null) {
            running.stop();
        }
    }

    void join(Duration atMost) throws InterruptedException {
        thread.join(atMost);
    }

    /** Says that this node lives, or notices that it was taken for dead. */
    void renew(Duration lease) {
        HeldBackground running = held;
        if (running == null) {
            return;
        }
        boolean isTooLong = stopping.getCount() == 0 && System.nanoTime() - stoppedAt > GRACE.toNanos();
        try {
            if (isTooLong) {
                leases.release(name, running.fence());
                held = null;
            } else if (leases.renew(name, running.fence())) {
                running.renewed();
            } else {
                running.stop();
            }
        } catch (RuntimeException e) {
            LOG.debug("The lease of {} could not be renewed", name, e);
            if (leases.areTimed() && running.sinceRenewal().compareTo(lease) > 0) {
                running.stop();
            }
        }
    }

    private void loop() {
        try (version) {
            int inARow = 0;
            while (stopping.getCount() > 0) {
                long begun = System.nanoTime();
                boolean wasHeld = tryOnce();
                boolean ranWell = System.nanoTime() - begun > LONGEST_PAUSE.toNanos();
                inARow = !wasHeld || ranWell ? 0 : inARow + 1;
                state = wasHeld ? BackgroundState.State.PAUSING : BackgroundState.State.ELSEWHERE;
                Duration pause = wasHeld ? pause(inARow) : leases.third();
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (Exception e) {
            LOG.debug("The background {} ends", name, e);
        } finally {
            ended.accept(this);
        }
    }

    private static Duration pause(int inARow) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(0, inARow - 1), 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Answers whether this node held it. */
    private boolean tryOnce() {
        long fence;
        try {
            fence = leases.take(name);
        } catch (RuntimeException e) {
            LOG.debug("The background {} cannot be taken now", name, e);
            return false;
        }
        if (fence == Leases.NONE) {
            return false;
        }
        try (GuardedNet net = guard.open()) {
            HeldBackground running = new HeldBackground(stages, AccessPolicy.self(plugin), name, fence, net);
            held = running;
            state = BackgroundState.State.HELD;
            if (stopping.getCount() == 0) {
                running.stop();
            }
            Fault.point("background.held");
            callbacks.run(CallKind.BACKGROUND, plugin, "background " + name, () -> run(running));
            if (!running.isStopping()) {
                throw new IllegalStateException("it returned without being told to");
            }
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failed) {
            failures++;
            message = String.valueOf(failed.getMessage());
            LOG.warn("The background {} failed and is started again: {}", name, message);
        } finally {
            boolean isMine = held != null;
            held = null;
            if (isMine) {
                release(fence);
            }
        }
        return true;
    }

    private void release(long fence) {
        try {
            leases.release(name, fence);
        } catch (RuntimeException e) {
            LOG.debug("The lease of {} ends by itself", name, e);
        }
    }

    private void run(HeldBackground running) {
        try {
            background.code().run(running);
        } catch (RuntimeException e) {
            if (!running.isStopping()) {
                throw e;
            }
        } catch (Exception e) {
            if (!running.isStopping()) {
                throw new IllegalStateException(String.valueOf(e.getMessage()), e);
            }
        }
    }
}
