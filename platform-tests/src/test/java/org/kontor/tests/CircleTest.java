package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** Two changes at the same moment, each of which would be right alone, close no circle together. */
@OnEachDatabase
class CircleTest {
    private static final int TIMES = 15;

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    @Test
    void ofTwoTeamsThatBecomePartsOfEachOtherAtOnceOneIsRefused() throws Exception {
        oneIsRefused("records/system/team", "part_of", name -> object("name", name));
    }

    @Test
    void ofTwoUsersThatBecomeEachOthersManagersAtOnceOneIsRefused() throws Exception {
        oneIsRefused("records/system/user", "manager", name -> object("name", name, "full_name", name));
    }

    private static void oneIsRefused(String address, String above, Function<String, ObjectNode> made) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < TIMES; i++) {
                Answer one =
                        platform.admin().post(address, made.apply("one" + i)).expect(201);
                Answer two =
                        platform.admin().post(address, made.apply("two" + i)).expect(201);
                Future<Answer> first = threads.submit(() -> putBelow(together, address, above, one, two));
                Future<Answer> second = threads.submit(() -> putBelow(together, address, above, two, one));
                assertThat(List.of(first.get().status(), second.get().status())).containsExactlyInAnyOrder(200, 422);
            }
        }
    }

    private static Answer putBelow(CyclicBarrier together, String address, String above, Answer record, Answer other)
            throws Exception {
        together.await();
        return platform.admin().patch(address + "/" + record.id(), record.etag(), object(above, other.id()));
    }
}
