package org.kontor.core.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kontor.api.Refusal;

/** Whoever prints much, waits for themselves and not others for them. */
class PrintTurnsTest {
    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID EVE = new UUID(0, 3);

    private final PrintTurns turns = new PrintTurns(2);

    @Test
    void oneUserHasOneTurnAndSomeWishes() throws Exception {
        PrintTurns.Turn first = turns.take(ADA);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> wishes = new ArrayList<>();
            List<Future<?>> refused = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                wishes.add(threads.submit(() -> turns.take(ADA).close()));
            }
            while (refused.isEmpty()) {
                wishes.stream().filter(Future::isDone).forEach(refused::add);
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> refused.getFirst().get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.LIMITED));
            // three of hers wait before him
            turns.take(BOB).close();
            assertThat(wishes).filteredOn(Future::isDone).hasSize(1);
            first.close();
            wishes.removeAll(refused);
            for (Future<?> wish : wishes) {
                wish.get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void nobodyComesInWhileAllTurnsAreTaken() throws Exception {
        PrintTurns.Turn adas = turns.take(ADA);
        PrintTurns.Turn bobs = turns.take(BOB);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<PrintTurns.Turn> eves = threads.submit(() -> turns.take(EVE));
            adas.close();
            eves.get(20, TimeUnit.SECONDS).close();
            bobs.close();
        }
        assertThat(List.of(ADA, BOB, EVE)).allSatisfy(each -> turns.take(each).close());
    }
}
