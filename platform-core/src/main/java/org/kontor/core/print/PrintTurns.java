package org.kontor.core.print;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/**
 * Who prints at the moment: a few at a time, one document of each, so that nobody alone keeps others from printing. Whoever
 * comes too early waits a while; who came first goes first.
 */
final class PrintTurns {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int MOST_OF_ONE = 4;

    private final int most;
    private final Set<UUID> printing = new HashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /** @param most how many documents are made at the same time */
    PrintTurns(int most) {
        this.most = most;
    }

    /** Somebody's wish to print; equal to no other of theirs. */
    private static final class Waiting {
        final UUID user;

        Waiting(UUID user) {
            this.user = user;
        }
    }

    /** One document, until it is given back. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes a turn, as soon as there is one.
     *
     * @throws Refusal LIMITED when the user waits for some already, UNAVAILABLE when others print for too long
     */
    synchronized Turn take(UUID user) {
        long own = waiting.stream().filter(each -> each.user.equals(user)).count() + (printing.contains(user) ? 1 : 0);
        if (own >= MOST_OF_ONE) {
            throw Refusal.of(
                    Refusal.Code.LIMITED,
                    Message.of(
                            "system.prints_of_one",
                            "Several of your documents are being printed already. Please wait for one to end."));
        }
        Waiting turn = new Waiting(user);
        waiting.add(turn);
        try {
            await(turn);
            printing.add(user);
        } finally {
            waiting.remove(turn);
            notifyAll();
        }
        return () -> give(user);
    }

    private synchronized void await(Waiting turn) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (!isNext(turn)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw busy();
                }
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private boolean isNext(Waiting turn) {
        return printing.size() < most
                && waiting.stream()
                        .filter(each -> !printing.contains(each.user))
                        .findFirst()
                        .filter(first -> first == turn)
                        .isPresent();
    }

    private synchronized void give(UUID user) {
        printing.remove(user);
        notifyAll();
    }

    private static Refusal busy() {
        return Refusal.of(
                Refusal.Code.UNAVAILABLE,
                Message.of("system.print_many", "Too many documents are being printed. Please try again."));
    }
}
