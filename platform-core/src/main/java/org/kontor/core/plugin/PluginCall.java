package org.kontor.core.plugin;

import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Refusal;
import org.kontor.core.database.Fault;
import org.kontor.core.meta.MessageText;
import org.kontor.core.record.CallKind;
import org.kontor.core.record.RowCount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The one way into a plugin's code: every callback of a plugin version passes its wrapper, which sets the thread's class
 * loader and the plugin's name in the log, has the call watched, counts, and keeps failures in.
 */
public final class PluginCall {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCall.class);
    /** Under which name the thread's log context has the id of the request that it serves, if it does. */
    public static final String REQUEST = "request";

    private static final String PLUGIN = "plugin";
    private static final String KERNEL = "org.kontor.core.";

    /**
     * What a plugin's callbacks have cost since it was loaded.
     *
     * @param calls how many there were
     * @param failures how many of them failed; refusals are none
     * @param late how many of those took too long
     * @param nanos how long they took together
     * @param rowsRead how many records were read for them
     * @param rowsWritten how many rows were written for them
     */
    public record Figures(long calls, long failures, long late, long nanos, long rowsRead, long rowsWritten) {
        /** Of a plugin that has done nothing yet. */
        public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);
    }

    /** Code of a plugin. */
    @FunctionalInterface
    public interface Code<T extends @Nullable Object, E extends Exception> {
        T run() throws E;
    }

    private final String pluginId;
    private final byte[] prepared;
    private final ClassLoader loader;
    private final CallWatch watch;
    private final FailureLog failureLog;
    private final RowCount rows = new RowCount();
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private volatile @Nullable String setAside;

    public PluginCall(String pluginId, ClassLoader loader, CallWatch watch) {
        this.pluginId = pluginId;
        this.prepared = CrashNote.prepared(pluginId);
        this.loader = loader;
        this.watch = watch;
        this.failureLog = watch.failureLog();
    }

    /**
     * Runs code of the plugin. Refusals, and the kernel's own exceptions on their way through, pass unchanged.
     *
     * @param what is called, for the log: {@code action contacts.account.merge}
     * @throws PluginFailure when the code fails in any other way, or takes too long
     */
    public <T extends @Nullable Object> T call(CallKind kind, String what, Code<T, RuntimeException> code) {
        return call(kind, what, code, RuntimeException.class);
    }

    /**
     * Has code of the plugin write an answer.
     *
     * @throws IOException as the code does: mostly because nobody takes the answer any more
     */
    public void answer(String what, Code<Boolean, IOException> code) throws IOException {
        call(CallKind.RESOURCE, what, code, IOException.class);
    }

    private <T extends @Nullable Object, E extends Exception> T call(
            CallKind kind, String what, Code<T, E> code, Class<E> passing) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        String nameBefore = MDC.get(PLUGIN);
        boolean isInterrupted = thread.isInterrupted();
        RowCount rowsBefore = rows.begin();
        long start = System.nanoTime();
        Running running = watch.begin(this, kind, what);
        Throwable failed = null;
        PluginFailure tooLate = null;
        try {
            thread.setContextClassLoader(loader);
            MDC.put(PLUGIN, pluginId);
            T answer = code.run();
            tooLate = watch.end(running);
            if (tooLate == null) {
                return answer;
            }
        } catch (Throwable thrown) { // whatever it is: what a plugin throws ends here
            failed = thrown;
            tooLate = tooLate == null ? watch.end(running) : tooLate;
        } finally {
            calls.increment();
            nanos.add(System.nanoTime() - start);
            RowCount.end(rowsBefore);
            if (!isInterrupted) {
                // what it leaves behind on the thread would break whatever the kernel waits for next
                Thread.interrupted();
            }
            thread.setContextClassLoader(before);
            if (nameBefore == null) {
                MDC.remove(PLUGIN);
            } else {
                MDC.put(PLUGIN, nameBefore);
            }
        }
        if (failed instanceof OutOfMemoryError) {
            outOfMemory();
        }
        if (tooLate != null) {
            throw tooLate;
        }
        if (failed instanceof Fault.Killed killed) {
            throw killed;
        }
        if (passing.isInstance(failed) && !(failed instanceof RuntimeException)) {
            throw passing.cast(failed);
        }
        throw judged(kind, what, failed == null ? new IllegalStateException() : failed);
    }

    private RuntimeException judged(CallKind kind, String what, Throwable failed) {
        if (failed instanceof Refusal refusal) {
            Throwable unspeakable = unspeakable(refusal);
            return unspeakable == null ? refusal : failure(kind, what, unspeakable);
        }
        if (failed instanceof RuntimeException ours && (isKernels(ours) || isAnswer(ours))) {
            return ours;
        }
        return failure(kind, what, failed);
    }

    private PluginFailure failure(CallKind kind, String what, Throwable failed) {
        String request = MDC.get(REQUEST);
        String id = request == null ? CallWatch.newId() : request;
        failures.increment();
        PluginFailure failure = PluginFailure.of(id, pluginId, failed);
        log(what, id, failed);
        note(what, id, false, failed.getClass().getName(), kind.isUnasked());
        return failure;
    }

    /** What it threw may itself be broken, down to what it says of itself. */
    private void log(String what, String id, Throwable failed) {
        try {
            LOG.error("{} of the plugin {} failed [{}]", what, pluginId, id, failed);
        } catch (Throwable unspeakable) {
            LOG.error(
                    "{} of the plugin {} failed [{}] with {}, which cannot be written down",
                    what,
                    pluginId,
                    id,
                    failed.getClass().getName());
        }
    }

    private static boolean isKernels(Throwable thrown) {
        Class<?> type = thrown.getClass();
        return type.getName().startsWith(KERNEL) && !(type.getClassLoader() instanceof PluginClassLoader);
    }

    /** Whether it says what the caller did wrong, as a resource may do instead of refusing. */
    private static boolean isAnswer(Throwable thrown) {
        try {
            return thrown instanceof WebApplicationException web
                    && web.getResponse().getStatus() < 500;
        } catch (RuntimeException ofItsOwnClass) {
            return false;
        }
    }

    /** Why a refusal cannot be told: what a plugin put into it may fail when it is asked for its text. */
    private static @Nullable Throwable unspeakable(Refusal refusal) {
        try {
            MessageText.english(refusal.text());
            refusal.errors().forEach(error -> MessageText.english(error.message()));
            return null;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            return broken;
        }
    }

    /** A call took too long; called by the watch, before whoever made it knows. */
    void late(String what, String id) {
        failures.increment();
        late.increment();
        note(what, id, true, "it did not end in time", true);
    }

    /**
     * Writes down that the plugin's code failed in somebody's browser, which does not count against it here.
     *
     * @param what failed there
     * @param by whose browser it was
     */
    public void failedInBrowser(String what, String version, String reason, String by) {
        String id = CallWatch.newId();
        LOG.warn(
                "{} of the plugin {} {} failed in the browser of {} [{}]: {}", what, pluginId, version, by, id, reason);
        note(what, id, false, reason, false);
    }

    private void note(String what, String id, boolean isLate, String reason, boolean counts) {
        if (failureLog.add(new PluginHealth.Failure(Instant.now(), what, id, isLate, reason), counts && isWatched())) {
            String why = "it failed too often, last in " + what + ": " + reason;
            setAside = why;
            watch.setAside(pluginId, why);
        }
    }

    /**
     * Calls a method of one of the plugin's objects.
     *
     * @throws PluginFailure for checked exceptions of the method too
     */
    public @Nullable Object invoke(
            CallKind kind, String what, Method method, Object target, Object @Nullable [] arguments) {
        return call(kind, what, () -> {
            try {
                method.setAccessible(true); // the type may be seen where its module is not
                return method.invoke(target, arguments);
            } catch (InvocationTargetException thrown) {
                Throwable cause = thrown.getTargetException();
                switch (cause) {
                    case RuntimeException unchecked -> throw unchecked;
                    case Error error -> throw error;
                    default -> throw new IllegalStateException(cause);
                }
            } catch (IllegalAccessException closed) {
                throw new IllegalStateException(method + " is not public", closed);
            }
        });
    }

    /** Whether an object is of a class of the plugin's own. */
    public boolean owns(Object object) {
        return object.getClass().getClassLoader() == loader;
    }

    /** Runs code of the plugin that answers nothing. */
    public void run(CallKind kind, String what, Runnable code) {
        call(kind, what, () -> {
            code.run();
            return true;
        });
    }

    /** Whose code is called. */
    public String pluginId() {
        return pluginId;
    }

    /** Whether its time is limited and its failures count; the kernel's own are not. */
    boolean isWatched() {
        return loader instanceof PluginClassLoader;
    }

    /** Memory ran out in the plugin's code: where the process is ours to end, it ends here. */
    void outOfMemory() {
        if (isWatched()) {
            watch.outOfMemory(prepared);
        }
    }

    /** The version is used no more. */
    void retire(String version) {
        watch.remains().add(pluginId, version, loader);
    }

    /** What the calls have cost so far. */
    public Figures figures() {
        return new Figures(calls.sum(), failures.sum(), late.sum(), nanos.sum(), rows.read(), rows.written());
    }

    /** How the plugin fares. */
    public PluginHealth health() {
        return new PluginHealth(
                figures(),
                failureLog.recent(),
                watch.stuck().stream()
                        .filter(stuck -> stuck.pluginId().equals(pluginId))
                        .toList(),
                isWatched() ? watch.threadsOf(loader) : List.of(),
                Optional.ofNullable(setAside));
    }
}
