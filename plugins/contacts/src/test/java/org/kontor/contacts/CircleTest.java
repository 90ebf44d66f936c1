package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** Two changes at the same moment, each of which would be right alone, close no circle together. */
@OnEachDatabase
class CircleTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.withPluginUnderTest();

    private static final String ACCOUNTS = "records/contacts/account";

    @Test
    void ofTwoCompaniesThatBecomeEachOthersParentAtOnceOneIsRefused() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 15; i++) {
                Answer one = platform.admin()
                        .post(ACCOUNTS, object("name", "One " + i))
                        .expect(201);
                Answer two = platform.admin()
                        .post(ACCOUNTS, object("name", "Two " + i))
                        .expect(201);
                Future<Answer> first = threads.submit(() -> putBelow(together, one, two));
                Future<Answer> second = threads.submit(() -> putBelow(together, two, one));
                assertThat(List.of(first.get().status(), second.get().status())).containsExactlyInAnyOrder(200, 422);
            }
        }
    }

    private static Answer putBelow(CyclicBarrier together, Answer company, Answer parent) throws Exception {
        together.await();
        return platform.admin()
                .patch(ACCOUNTS + "/" + company.id(), company.etag(), object("parent_account", parent.id()));
    }
}
