package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.every.EveryPlugin;

/** A table gets a column while somebody reads it for long: the column waits for them, and nobody else waits for the column. */
@OnEachDatabase
class LongReadTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    @Test
    void whoeverReadsForLongHoldsUpTheColumnAndNobodyElse() throws Exception {
        // on H2 a change of the model waits for its turn, and holds nothing while it waits
        Assumptions.assumeTrue(platform.database() == TestDatabase.POSTGRESQL);
        String box = platform.admin()
                .post("records/every/box", object("label", "read"))
                .expect(201)
                .id();
        String plan = platform.admin()
                .post(
                        "platform/plans",
                        object(
                                "model",
                                array(object("entity", "every.box", "field", "late", "type", "text", "label", "Late"))))
                .expect(201)
                .id();
        CountDownLatch waits = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Connection reader = platform.connect();
                Statement statement = reader.createStatement();
                AutoCloseable told = Fault.tell(point -> {
                    if (point.equals("schema.step.waits")) {
                        waits.countDown();
                    }
                })) {
            reader.setAutoCommit(false);
            statement.executeQuery("select count(*) from every_box");
            Future<Answer> applied =
                    threads.submit(() -> platform.admin().post("platform/plans/" + plan + "/apply", object()));
            assertThat(waits.await(30, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 5; i++) {
                Answer now = platform.admin().get("records/every/box/" + box).expect(200);
                platform.admin()
                        .patch("records/every/box/" + box, now.etag(), object("size", i))
                        .expect(200);
            }
            assertThat(applied.isDone()).isFalse();
            reader.rollback();
            applied.get(30, TimeUnit.SECONDS).expect(200);
        }
        Answer now = platform.admin().get("records/every/box/" + box).expect(200);
        platform.admin()
                .patch("records/every/box/" + box, now.etag(), object("x_late", "there"))
                .expect(200);
    }
}
