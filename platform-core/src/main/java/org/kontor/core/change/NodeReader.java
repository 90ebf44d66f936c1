package org.kontor.core.change;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log on this node, beside those of other nodes, from where it stood when the reader began; its position dies
 * with the process.
 */
public final class NodeReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeReader.class);
    private static final int BATCH = 500;
    private static final long LOOK_MILLIS = 1000;

    /** What it does with what it reads. */
    public interface Effect {
        /** Entries came, or none that can be read. What it throws is logged; the entries do not come again. */
        void read(LogPage page);

        /** The log is another one: whatever was worked out from it is void. */
        void afresh(Position now);
    }

    private final String name;
    private final ChangeLog log;
    private final Effect effect;
    private final Semaphore wake = new Semaphore(0);
    private final ChangeLog.Subscription subscription;
    private final Thread thread;
    private Position position;
    private volatile boolean closed;

    private NodeReader(String name, ChangeLog log, Effect effect) {
        this.name = name;
        this.log = log;
        this.effect = effect;
        this.position = log.position();
        this.subscription = log.subscribe(wake::release);
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** Begins to read what comes from now on; tells first where that is. */
    public static NodeReader start(String name, ChangeLog log, Effect effect) {
        NodeReader reader = new NodeReader(name, log, effect);
        effect.afresh(reader.position);
        reader.thread.start();
        return reader;
    }

    private void run() {
        long lookedAt = System.nanoTime();
        try {
            while (!closed) {
                boolean more = false;
                try {
                    if (System.nanoTime() - lookedAt > TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
                        lookedAt = System.nanoTime();
                        meet(log.position());
                    }
                    more = readOnce();
                } catch (RuntimeException e) {
                    LOG.warn("{} could not read the change log: {}", name, e.toString());
                    LOG.debug("The change log could not be read", e);
                }
                if (!more && wake.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} reads no more", name);
        }
    }

    private void meet(Position now) {
        UUID known = position.epoch();
        if (!known.equals(now.epoch()) || now.seq() < position.seq()) {
            position = now;
            effect.afresh(now);
        }
    }

    private boolean readOnce() {
        LogPage page = log.read(position.seq(), BATCH, Set.of());
        if (page.upTo() > position.seq()) {
            position = new Position(position.epoch(), page.upTo());
            effect.read(page);
        }
        return page.more();
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
        wake.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
