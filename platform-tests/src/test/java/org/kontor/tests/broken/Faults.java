package org.kontor.tests.broken;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.kontor.api.Draft;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Result;

/**
 * Every way in which code can be broken. Test and plugin meet by things of the JDK among the system's properties: they
 * share no class of their own.
 */
final class Faults {
    private static final AtomicReference<Draft> KEPT = new AtomicReference<>();

    private Faults() {}

    static void happen(String fault, Runnable late) {
        happen(fault, late, () -> {
            throw new ClassCastException("garbage");
        });
    }

    /**
     * @param late what it tries when it comes back too late
     * @param garbage what it does with what it was given
     */
    static void happen(String fault, Runnable late, Runnable garbage) {
        switch (fault) {
            case "throw" -> throw new IllegalStateException("inner secret");
            case "error" -> throw new AssertionError("inner secret");
            case "own_error" -> throw new OwnError();
            case "link" -> throw new NoClassDefFoundError("inner secret");
            case "checked" -> sneak(new java.io.IOException("inner secret"));
            case "unspeakable" -> throw new Unspeakable();
            case "refusal" ->
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("broken.garbage", "It is {what}").with("what", new Garbage()));
            case "overflow" -> overflow(0);
            case "interrupt" -> {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("inner secret");
            }
            case "garbage" -> garbage.run();
            case "null" -> throw new NullPointerException();
            case "spawn" -> spawn();
            case "block" -> block(late);
            case "loop" -> loop(late);
            case "deadlock" -> deadlock(late);
            case "hog" -> hog();
            case "hog_behind" -> hogBehind();
            case "exit" -> exit();
            default -> {}
        }
    }

    static Result result(String fault) {
        return switch (fault) {
            case "null_result" -> none();
            default -> Result.none();
        };
    }

    /** What nobody may answer. */
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    private static Result none() {
        return (Result) System.getProperties().get("there is none");
    }

    /** A draft is kept beyond its hook, and one that was kept is changed. */
    static void spoil(Draft draft) {
        Draft before = KEPT.getAndSet(draft);
        if (before != null) {
            before.set(BrokenPlugin.CODE.to("changed from outside"));
        }
        draft.set(BrokenPlugin.OF.to("of another entity"));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static int overflow(int depth) {
        return depth < 0 ? 0 : overflow(depth + 1) + 1;
    }

    private static void spawn() {
        CountDownLatch gate = gate();
        Thread spawned = new Thread(
                () -> {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "spawned by broken");
        spawned.setDaemon(true);
        spawned.start();
    }

    private static void block(Runnable late) {
        try {
            gate().await();
        } catch (InterruptedException e) {
            tryLate(late);
            throw new IllegalStateException(e);
        }
    }

    private static void loop(Runnable late) {
        AtomicBoolean go = (AtomicBoolean) System.getProperties().get("broken.loop");
        while (go.get()) {
            Thread.onSpinWait();
        }
        tryLate(late);
    }

    /** Waits for a monitor that another thread of its own never gives back, which no interrupt ends. */
    private static void deadlock(Runnable late) {
        Object lock = new Object();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch gate = gate();
        Thread holder = new Thread(
                () -> {
                    synchronized (lock) {
                        held.countDown();
                        try {
                            gate.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                },
                "holder of broken");
        holder.setDaemon(true);
        holder.start();
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        synchronized (lock) {
            tryLate(late);
        }
    }

    private static void hogBehind() {
        new Thread(Faults::hog, "hog of broken").start();
    }

    private static void exit() {
        System.exit(0);
    }

    private static void hog() {
        java.util.List<byte[]> eaten = new java.util.ArrayList<>();
        while (eaten.size() < 1_000_000) {
            eaten.add(new byte[1 << 20]);
        }
    }

    /** What it hears when it goes on as if nothing had happened. */
    private static void tryLate(Runnable late) {
        try {
            late.run();
            System.setProperty("broken.heard", "nothing");
        } catch (RuntimeException e) {
            System.setProperty("broken.heard", e.getClass().getSimpleName());
            throw e;
        }
    }

    private static CountDownLatch gate() {
        return (CountDownLatch) System.getProperties().get("broken.gate");
    }

    /** As a thread's death is. */
    private static final class OwnError extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Fails when it is asked what it is. */
    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    /** An argument of a message that fails when it is said. */
    private static final class Garbage {
        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }
}
