package org.kontor.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Clients that do the same over and over while something else is done, and what they notice of it. */
final class Crowd {
    private final Server server;
    private final String token;
    private final int clients;
    private final int pauseMillis;
    private final Request request;

    /** One request, or one that is repeated until it is done. */
    @FunctionalInterface
    interface Request {
        /**
         * Sends it.
         *
         * @param client which of the clients it is, from 0
         */
        void send(Wire wire, int client, Random random) throws IOException;
    }

    /** @param pauseMillis how long a client waits after an answer */
    Crowd(Server server, String token, int clients, int pauseMillis, Request request) {
        this.server = server;
        this.token = token;
        this.clients = clients;
        this.pauseMillis = pauseMillis;
        this.request = request;
    }

    /** How long their requests take meanwhile; one that fails ends the run. */
    Times during(Times.Work meanwhile) throws Exception {
        Times times = new Times();
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Exception> failed = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int client = i;
            threads.add(Thread.ofPlatform().start(() -> {
                Random random = new Random(client);
                try (Wire wire = new Wire(server, token)) {
                    while (!done.get()) {
                        long begun = System.nanoTime();
                        request.send(wire, client, random);
                        times.add(System.nanoTime() - begun);
                        Thread.sleep(pauseMillis);
                    }
                } catch (IOException | RuntimeException | InterruptedException e) {
                    failed.set(e);
                }
            }));
        }
        try {
            meanwhile.run();
        } finally {
            done.set(true);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Exception failure = failed.get();
        if (failure != null) {
            throw failure;
        }
        return times;
    }
}
