package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.core.database.Fault;
import org.kontor.core.plugin.PluginClassLoader;
import org.kontor.testing.Answer;
import org.kontor.testing.ClassHistogram;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** The database fails in each transaction by which a plugin comes: until it has come, everything is as it was. */
@OnEachDatabase
class LiveTroubleTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final int MOST = 50;

    @Test
    @Tag("R-10")
    void whatCannotBeWrittenDownLeavesThePlatformAsItWas() throws Exception {
        PluginDesk desk = new PluginDesk(platform.admin());
        String hash = desk.upload(PluginSource.withItem("troubled", "1.0", """
                        .roles(Role.of("troubled", "keeper", "Keeper").grant(Grant.on(EntityName.of("troubled", "item"), Verb.READ)))"""));
        int failures = 0;
        Answer applied;
        do {
            Answer plan = desk.plan("troubled", "enabled", hash).expect(201);
            applied = failingAt(failures + 1, () -> desk.apply(plan));
            if (!applied.isOk()) {
                failures++;
                assertThat(applied.status()).isGreaterThanOrEqualTo(500);
                assertThat(desk.state("troubled")).isEqualTo("available");
                platform.admin().get("records/troubled/item").expect(404);
                platform.admin()
                        .post("records/every/box", object("label", "goes on"))
                        .expect(201);
                // what administrators may speak of is what the platform before declares
                platform.admin()
                        .post(
                                "records/system/role",
                                object(
                                        "name",
                                        "of_troubled_" + failures,
                                        "label",
                                        "Of what is not there",
                                        "grants",
                                        List.of(object("entity", "troubled.item", "verbs", List.of("read")))))
                        .expect(422);
            }
        } while (!applied.isOk() && failures < MOST);

        assertThat(failures).isBetween(2, MOST - 1);
        platform.admin().post("records/troubled/item", object("name", "there")).expect(201);
        assertThat(loaders())
                .as("class loaders: of the plugins every and troubled")
                .isEqualTo(2);
    }

    @FunctionalInterface
    private interface Request {
        Answer send();
    }

    /** The n-th transaction of the change itself fails; what goes on beside it does not count. */
    private static Answer failingAt(int nth, Request request) throws Exception {
        AtomicInteger passed = new AtomicInteger();
        try (AutoCloseable told = Fault.tell(step -> {
            if (step.equals("transaction.beforeCommit") && isOfTheChange() && passed.incrementAndGet() == nth) {
                throw new IllegalStateException("the database fails");
            }
        })) {
            return request.send();
        }
    }

    private static boolean isOfTheChange() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals("org.kontor.core.ModuleDesk")));
    }

    private static long loaders() {
        long live = ClassHistogram.live(PluginClassLoader.class);
        for (int i = 0; i < 100 && live > 2; i++) {
            LockSupport.parkNanos(100_000_000);
            live = ClassHistogram.live(PluginClassLoader.class);
        }
        return live;
    }
}
