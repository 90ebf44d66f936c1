package org.kontor.core.plugin;

import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The one way into a plugin's code: every callback of a plugin version passes its wrapper, which sets the thread's class
 * loader and the plugin's name in the log, counts, and keeps failures in.
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
     * @param nanos how long they took together
     */
    public record Figures(long calls, long failures, long nanos) {}

    /** Code of a plugin. */
    @FunctionalInterface
    public interface Code<T extends @Nullable Object, E extends Exception> {
        T run() throws E;
    }

    private final String pluginId;
    private final ClassLoader loader;
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    public PluginCall(String pluginId, ClassLoader loader) {
        this.pluginId = pluginId;
        this.loader = loader;
    }

    /**
     * Runs code of the plugin. Refusals, checked exceptions, and the kernel's own on their way through pass unchanged.
     *
     * @param what is called, for the log: {@code action contacts.account.merge}
     * @throws PluginFailure when the code fails in any other way
     */
    public <T extends @Nullable Object, E extends Exception> T call(String what, Code<T, E> code) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        String nameBefore = MDC.get(PLUGIN);
        long start = System.nanoTime();
        thread.setContextClassLoader(loader);
        MDC.put(PLUGIN, pluginId);
        try {
            return code.run();
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failed) {
            if (failed.getClass().getName().startsWith(KERNEL) || isAnswer(failed)) {
                throw failed;
            }
            failures.increment();
            String request = MDC.get(REQUEST);
            String id = request == null ? UUID.randomUUID().toString().substring(0, 8) : request;
            LOG.error("{} of the plugin {} failed [{}]", what, pluginId, id, failed);
            throw new PluginFailure(id, pluginId, failed);
        } finally {
            calls.increment();
            nanos.add(System.nanoTime() - start);
            thread.setContextClassLoader(before);
            if (nameBefore == null) {
                MDC.remove(PLUGIN);
            } else {
                MDC.put(PLUGIN, nameBefore);
            }
        }
    }

    /** Whether it says what the caller did wrong, as a resource may do instead of refusing. */
    private static boolean isAnswer(Throwable thrown) {
        return thrown instanceof WebApplicationException web
                && web.getResponse().getStatus() < 500;
    }

    /**
     * Calls a method of one of the plugin's objects.
     *
     * @throws PluginFailure for checked exceptions of the method too
     */
    public @Nullable Object invoke(String what, Method method, Object target, Object @Nullable [] arguments) {
        return call(what, () -> {
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
    public void run(String what, Runnable code) {
        call(what, () -> {
            code.run();
            return true;
        });
    }

    /** Whose code is called. */
    public String pluginId() {
        return pluginId;
    }

    /** What the calls have cost so far. */
    public Figures figures() {
        return new Figures(calls.sum(), failures.sum(), nanos.sum());
    }
}
