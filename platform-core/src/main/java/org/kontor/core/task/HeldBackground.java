package org.kontor.core.task;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Net;
import org.kontor.api.Records;
import org.kontor.api.Running;
import org.kontor.core.net.GuardedNet;

/** A background while this node holds it. */
final class HeldBackground implements Running {
    private final Supplier<TaskStage> stages;
    private final Actor self;
    private final String name;
    private final long fence;
    private final GuardedNet net;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile long renewedAt = System.nanoTime();

    HeldBackground(Supplier<TaskStage> stages, Actor self, String name, long fence, GuardedNet net) {
        this.stages = stages;
        this.self = self;
        this.name = name;
        this.fence = fence;
        this.net = net;
    }

    long fence() {
        return fence;
    }

    void renewed() {
        renewedAt = System.nanoTime();
    }

    Duration sinceRenewal() {
        return Duration.ofNanos(System.nanoTime() - renewedAt);
    }

    /** Tells the code to return, and cuts its connections, on which it may be waiting. */
    void stop() {
        stopping.countDown();
        net.close();
    }

    @Override
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    @Override
    public boolean awaitStop(Duration atMost) throws InterruptedException {
        return stopping.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Net net() {
        return net;
    }

    @Override
    public <T extends @Nullable Object> T read(Function<Records, T> reading) {
        try (TaskStage stage = stages.get()) {
            return stage.data().read(self, reading);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Function<Records, T> writing) {
        try (TaskStage stage = stages.get()) {
            return stage.data().write(self, records -> {
                if (records.mapper(LeaseMapper.class).hold(name, fence) == null) {
                    stop();
                    throw new IllegalStateException("Another server holds " + name + " now: nothing was written");
                }
                return writing.apply(records);
            });
        }
    }
}
