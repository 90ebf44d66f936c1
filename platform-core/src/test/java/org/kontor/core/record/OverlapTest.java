package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kontor.core.record.ShopTest.fields;
import static org.kontor.core.record.ShopTest.refusal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Assignment;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Span;
import org.kontor.api.Values;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;
import org.kontor.core.schema.SchemaFailure;

class OverlapTest extends DepotTest {
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private static Span hours(int from, int to) {
        return Span.of(NINE.plusSeconds(3600L * from), NINE.plusSeconds(3600L * to));
    }

    private static Assignment[] booking(Ref room, int from, int to) {
        return new Assignment[] {Depot.WHAT.to(room), Depot.TIME.to(hours(from, to))};
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void theSameRoomIsNotTakenTwiceAtATime(Dialect dialect) {
        Opened depot = depot(dialect);
        Ref room = depot.create(Depot.ITEM).ref();
        Row first = depot.create(Depot.BOOKING, booking(room, 0, 2));
        Refusal refusal = refusal(() -> depot.create(Depot.BOOKING, booking(room, 1, 3)));
        assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT);
        assertThat(fields(refusal)).containsExactly("time");
        assertThat(refusal.errors().getFirst().message().arguments())
                .containsOnlyKeys("from", "to")
                .containsEntry("from", "2026-11-22T09:00:00Z")
                .containsEntry("to", "2026-11-22T11:00:00Z");
        Row next = depot.create(Depot.BOOKING, booking(room, 2, 3));
        depot.create(Depot.BOOKING, booking(depot.create(Depot.ITEM).ref(), 0, 2));
        assertThat(refusal(() -> depot.update(next.ref(), Depot.TIME.to(hours(1, 3))))
                        .code())
                .isEqualTo(Refusal.Code.CONFLICT);
        assertThat(depot.update(first.ref(), Depot.TIME.to(hours(1, 2))).version())
                .as("it does not overlap itself")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatDoesNotCountDoesNotOverlap(Dialect dialect) {
        Opened depot = depot(dialect);
        Ref room = depot.create(Depot.ITEM).ref();
        Row first = depot.create(Depot.BOOKING, booking(room, 0, 2));
        depot.create(Depot.BOOKING, Depot.TIME.to(hours(0, 2)));
        depot.create(Depot.BOOKING, Depot.TIME.to(hours(0, 2)));
        depot.create(Depot.BOOKING, Depot.WHAT.to(room));
        depot.update(first.ref(), Depot.CANCELLED.to(true));
        depot.create(Depot.BOOKING, booking(room, 1, 3));
        assertThat(refusal(() -> depot.update(first.ref(), Depot.CANCELLED.to(false)))
                        .code())
                .isEqualTo(Refusal.Code.CONFLICT);
        Refusal batch = refusal(() -> depot.write(records -> records.create(
                Depot.BOOKING, List.of(Values.of(booking(room, 10, 12)), Values.of(booking(room, 11, 13))))));
        assertThat(fields(batch)).containsExactly("[1].time");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatComesBackFromTheTrashMustFit(Dialect dialect) {
        Opened depot = depot(dialect);
        Ref room = depot.create(Depot.ITEM).ref();
        Row first = depot.create(Depot.BOOKING, booking(room, 0, 2));
        depot.delete(first.ref());
        Row second = depot.create(Depot.BOOKING, booking(room, 1, 3));
        assertThat(refusal(() -> depot.restore(first.ref())).code()).isEqualTo(Refusal.Code.CONFLICT);
        depot.delete(second.ref());
        depot.restore(first.ref());
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void ofTwentyWhoTakeTheSameHourOneHasIt(Dialect dialect) throws Exception {
        Opened depot = depot(dialect);
        Ref room = depot.create(Depot.ITEM).ref();
        AtomicInteger succeeded = new AtomicInteger();
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tries.add(() -> {
                try {
                    depot.create(Depot.BOOKING, booking(room, 0, 2));
                    return succeeded.incrementAndGet();
                } catch (Refusal refusal) {
                    assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT);
                    return 0;
                }
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> each : threads.invokeAll(tries)) {
                each.get();
            }
        }
        assertThat(succeeded.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aRuleThatWhatIsThereBreaksIsNotSet(Dialect dialect) {
        Contribution plain = Contribution.of("depot", "Depot")
                .entities(Depot.contribution().entities().toArray(Entity[]::new));
        try (Database database = TestDatabase.fresh(dialect)) {
            Opened before = open(database, plain);
            Ref room = before.create(Depot.ITEM).ref();
            before.create(Depot.BOOKING, booking(room, 0, 2));
            before.create(Depot.BOOKING, booking(room, 1, 3));
            assertThatThrownBy(() -> prepare(database, catalog(database, Depot.contribution())))
                    .isInstanceOf(SchemaFailure.class)
                    .hasMessageContaining("depot_booking");
            before.log().close();
        }
    }
}
