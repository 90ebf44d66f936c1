package org.kontor.core.plugin;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kontor.core.config.CallbackConfig;
import org.kontor.core.database.Database;
import org.kontor.core.record.CallKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows all calls into plugins' code that run, and gives up those that take too long. Time is that of the plugin's own
 * code: what the kernel does for it, such as waiting for the database, has limits of its own.
 *
 * <p>One whose time is over gets nothing more from the database and is interrupted. When it has not come back a moment
 * later, whoever waits for it is answered, its transaction is rolled back, and its thread is left to itself.
 */
public final class CallWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallWatch.class);
    /** How long one that was interrupted has for coming back. */
    private static final long GRACE = Duration.ofMillis(200).toNanos();

    private static final long SHORTEST_LOOK = Duration.ofMillis(5).toNanos();
    private static final long LONGEST_LOOK = Duration.ofMillis(100).toNanos();
    private static final long AT_ONCE = Duration.ofMillis(1).toNanos();

    private final CallbackConfig config;
    private final long callbackNanos;
    private final long requestNanos;
    private final long lookNanos;
    private final Warden warden;
    private final Remains remains = new Remains();
    private final Map<Thread, Running> running = new ConcurrentHashMap<>();
    private final Map<Thread, Rescue> served = new ConcurrentHashMap<>();
    private final Set<Running> lost = ConcurrentHashMap.newKeySet();
    /** Those that have answered: what is left of their requests gets nothing more from the database. */
    private final Set<Rescue> rescued = ConcurrentHashMap.newKeySet();

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "plugin-watch");
    private volatile Consumer<Thread> cut = late -> {};
    private volatile @Nullable Consumer<byte[]> outOfMemory;

    /**
     * @param request how long an action or a resource may work
     * @param warden takes plugins out that fail too often
     */
    public CallWatch(CallbackConfig config, Duration request, Warden warden) {
        this.config = config;
        this.callbackNanos = config.limit().toNanos();
        this.requestNanos = request.toNanos();
        this.lookNanos = Math.clamp(callbackNanos / 20, SHORTEST_LOOK, LONGEST_LOOK);
        this.warden = warden;
        thread.setDaemon(true);
    }

    /** One that looks at nothing; calls are counted. */
    public static CallWatch idle() {
        return new CallWatch(
                new CallbackConfig(Duration.ofSeconds(2), 0, Duration.ofMinutes(10)),
                Duration.ofSeconds(30),
                (plugin, reason) -> {});
    }

    /**
     * Begins to watch.
     *
     * @param ends gives up the transaction of a thread
     */
    public void start(Consumer<Thread> ends) {
        cut = ends;
        thread.start();
    }

    /**
     * From now on the process ends when memory runs out in a plugin's code.
     *
     * @param ending is given the plugin's id as {@link CrashNote} writes it
     */
    public void endWhenOutOfMemory(Consumer<byte[]> ending) {
        outOfMemory = ending;
    }

    /** What versions of plugins that are gone have left behind. */
    public Remains remains() {
        return remains;
    }

    /** From now on this thread works for somebody who is answered by the rescue when it gets stuck; until it is closed. */
    public Serving serving(Rescue rescue) {
        Thread current = Thread.currentThread();
        served.put(current, rescue);
        return () -> {
            served.remove(current);
            rescued.remove(rescue);
            Database.admit();
        };
    }

    /** The time during which a thread works for somebody. */
    public interface Serving extends AutoCloseable {
        @Override
        void close();
    }

    /** Calls that were given up, and whose threads have not come back; the oldest first. */
    public List<PluginHealth.Stuck> stuck() {
        return lost.stream()
                .map(Running::stuck)
                .sorted(Comparator.comparing(PluginHealth.Stuck::since))
                .toList();
    }

    /** Names of threads that a plugin started itself. */
    List<String> threadsOf(ClassLoader loader) {
        return Remains.threads(loader, thread -> !running.containsKey(thread));
    }

    FailureLog failureLog() {
        return new FailureLog(config.failures(), config.period());
    }

    Running begin(PluginCall call, CallKind kind, String what) {
        Thread current = Thread.currentThread();
        long limit = !call.isWatched()
                ? 0
                : switch (kind.limit()) {
                    case CALLBACK -> callbackNanos;
                    case REQUEST -> requestNanos;
                    case OWN -> 0;
                };
        Running fresh = new Running(call, what, limit, running.get(current));
        running.put(current, fresh);
        return fresh;
    }

    /** The call has come back; answers why it failed, where it was too late. */
    @Nullable
    PluginFailure end(Running call) {
        Running outer = call.outer();
        if (outer == null) {
            running.remove(call.thread());
        } else {
            running.put(call.thread(), outer);
        }
        switch (call.end()) {
            case LATE -> {
                Rescue rescue = served.get(call.thread());
                if (rescue == null || !rescued.contains(rescue)) {
                    Database.admit();
                }
            }
            case LOST -> back(call, call.rescue());
            default -> {
                return null;
            }
        }
        return call.failure();
    }

    private void back(Running call, @Nullable Rescue rescue) {
        lost.remove(call);
        LOG.warn(
                "{} of the plugin {} has come back, too late",
                call.what(),
                call.call().pluginId());
        if (rescue != null) {
            rescue.back();
        } else if (call.outer() == null) {
            Database.admit();
        }
    }

    private void watch() {
        try {
            long pause = lookNanos;
            while (!closing.await(pause, TimeUnit.NANOSECONDS)) {
                pause = lookNanos;
                for (Running call : running.values()) {
                    if (call.isLimited()) {
                        pause = Math.min(pause, Math.max(AT_ONCE, look(call, System.nanoTime())));
                    }
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Plugins are watched no more");
        }
    }

    /** Answers when to look again. */
    private long look(Running call, long now) {
        if (call.nanos(now) < lookNanos) {
            return lookNanos;
        }
        boolean isOwn = OwnCode.isRunBy(call.thread());
        return switch (call.state()) {
            case ON_TIME -> {
                long left = call.look(now, isOwn, 2 * lookNanos);
                if (left > 0) {
                    yield left;
                }
                late(call, now);
                yield AT_ONCE;
            }
            case LATE -> {
                long left = GRACE - call.lateNanos(now);
                if (left <= 0) {
                    lose(call);
                } else if (isOwn) {
                    Database.interrupt(call.thread());
                }
                yield left;
            }
            case LOST -> {
                if (isOwn) {
                    Database.interrupt(call.thread());
                }
                yield lookNanos;
            }
            case ENDED -> lookNanos;
        };
    }

    /** A thread that will never come back, whatever it is in, is not waited for. */
    public void giveUp(Thread stuck) {
        Running call = running.get(stuck);
        if (call != null) {
            late(call, System.nanoTime());
            lose(call);
        }
    }

    private void late(Running call, long now) {
        Rescue rescue = served.get(call.thread());
        PluginFailure failure = PluginFailure.late(
                rescue == null ? newId() : rescue.id(), call.call().pluginId());
        if (call.late(now, failure)) {
            LOG.error(
                    "{} of the plugin {} does not end in time, and is given up [{}]",
                    call.what(),
                    call.call().pluginId(),
                    failure.id());
            call.call().late(call.what(), failure.id());
        }
    }

    private void lose(Running call) {
        Rescue rescue = served.get(call.thread());
        if (call.lose(rescue, () -> cut(call.thread(), rescue))) {
            lost.add(call);
            StackTraceElement[] where = call.thread().getStackTrace();
            PluginFailure failure = call.failure();
            LOG.error(
                    "The thread {} is lost in {} of the plugin {}:\n  at {}",
                    call.thread().getName(),
                    call.what(),
                    call.call().pluginId(),
                    OwnCode.text(where));
            if (rescue != null && failure != null) {
                Thread.startVirtualThread(() -> rescue.lost(failure));
            }
        }
    }

    private void cut(Thread late, @Nullable Rescue rescue) {
        if (rescue != null) {
            rescued.add(rescue);
        }
        try {
            cut.accept(late);
        } catch (RuntimeException e) {
            LOG.error("The transaction of the thread {} could not be given up", late.getName(), e);
        }
    }

    static String newId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    void setAside(String pluginId, String reason) {
        Thread.startVirtualThread(() -> {
            try {
                warden.setAside(pluginId, reason);
            } catch (RuntimeException e) {
                LOG.error("The plugin {} could not be set aside", pluginId, e);
            }
        });
    }

    /** Memory ran out in a plugin's code: where the process is ours to end, it ends here. */
    void outOfMemory(byte[] pluginId) {
        Consumer<byte[]> ending = outOfMemory;
        if (ending != null) {
            ending.accept(pluginId);
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
