package org.kontor.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void workThatFindsAPlaceRunsInTheThreadThatBroughtIt() {
        Gate gate = new Gate(1, threads);
        Thread[] ran = new Thread[1];
        gate.run(() -> ran[0] = Thread.currentThread());
        assertThat(ran[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void whoFindsNoPlaceIsNotHeldAndIsServedWhenOneIsFree() throws InterruptedException {
        Gate gate = new Gate(1, threads);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch served = new CountDownLatch(1);
        threads.execute(() -> gate.run(() -> {
            begun.countDown();
            await(go);
        }));
        await(begun);
        gate.run(served::countDown);
        assertThat(served.getCount()).isOne();
        go.countDown();
        assertThat(served.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void allWorkIsDoneAndNeverMoreAtOnceThanThereArePlaces() throws InterruptedException {
        int brought = 20_000;
        Gate gate = new Gate(3, threads);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(brought);
        for (int bringer = 0; bringer < 8; bringer++) {
            threads.execute(() -> {
                for (int i = 0; i < brought / 8; i++) {
                    gate.run(() -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        running.decrementAndGet();
                        done.countDown();
                    });
                }
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isBetween(1, 3);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
