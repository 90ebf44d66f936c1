package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.object;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kontor.core.Kernel;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.CuttingProxy.Cut;
import org.kontor.tests.every.EveryPlugin;

/** The connection to the database breaks in the very commit: nobody is told that it failed, or that it was done. */
@OnEachDatabase
@Tag("R-14")
class CutCommitTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final int ROUNDS = Boolean.getBoolean("kontor.test.long") ? 500 : 3;
    private static final Tables TABLES = new Tables(platform::connect);
    private static final String BOXES = "records/every/box";

    /** A server whose way to the database is cut; H2 is within the process, where nothing can be cut. */
    private interface Work {
        void on(TestClient client, CuttingProxy proxy) throws Exception;
    }

    private static void behindAProxy(Path home, Work work) throws Exception {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        String url = SecondNode.url(platform);
        Matcher port = Pattern.compile(":(\\d+)/").matcher(url);
        assertThat(port.find()).isTrue();
        try (CuttingProxy proxy = CuttingProxy.before(Integer.parseInt(port.group(1)));
                Kernel server = SecondNode.start(platform, port.replaceFirst(":" + proxy.port() + "/"), home)) {
            TestClient client = SecondNode.client(server, platform.admin());
            // the first one takes old keys out too, in a transaction of its own
            client.header("Idempotency-Key", UUID.randomUUID().toString())
                    .post(BOXES, object("label", "first"))
                    .expect(201);
            work.on(client, proxy);
        }
    }

    /** Sends a request whose commit is cut. */
    private static Answer cut(CuttingProxy proxy, Cut cut, Callable<Answer> request) throws Exception {
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("transaction.beforeCommit")
                    && Thread.currentThread().getName().startsWith("http")) {
                proxy.cut(cut);
            }
        })) {
            return request.call();
        } finally {
            proxy.cut(Cut.NOTHING);
        }
    }

    private static long boxes(String label) {
        return TABLES.number("select count(*) from every_box where label = '" + label + "'");
    }

    private static void expectUnknown(Answer answer) {
        answer.expectProblem(503);
        assertThat(answer.text("code")).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(answer.text("detail")).contains("may be saved or not");
        assertThat(answer.header("Retry-After"))
                .as("nobody sends it again by itself")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUESTION", "ANSWER"})
    void whatACutCommitLeavesOpenIsDoneOnceByTheSameKey(Cut cut, @TempDir Path home) throws Exception {
        behindAProxy(home, (client, proxy) -> {
            for (int round = 0; round < ROUNDS; round++) {
                String key = UUID.randomUUID().toString();
                Callable<Answer> request =
                        () -> client.header("Idempotency-Key", key).post(BOXES, object("label", key, "size", 1));

                expectUnknown(cut(proxy, cut, request));
                Eventually.until(() -> assertThat(boxes(key)).isEqualTo(cut == Cut.ANSWER ? 1 : 0));

                Answer again = request.call().expect(201);
                assertThat(client.get(BOXES + "/" + again.id()).expect(200).text("label"))
                        .isEqualTo(key);
                assertThat(boxes(key)).isEqualTo(1);
            }
        });
    }

    @Test
    void linesWhoseCommitWasCutAreNotDoneAgainOneByOne(@TempDir Path home) throws Exception {
        behindAProxy(home, (client, proxy) -> {
            String label = UUID.randomUUID().toString();
            Answer answer = cut(
                    proxy,
                    Cut.ANSWER,
                    () -> client.ndjson(
                            BOXES + "/bulk",
                            List.of(
                                    object("label", label, "size", 1),
                                    object("label", label, "size", 2),
                                    object("label", label, "size", 3))));
            assertThat(answer.expect(200).lines())
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line.path("code").asText()).isEqualTo("OUTCOME_UNKNOWN"));
            Eventually.until(() -> assertThat(boxes(label)).isEqualTo(3));
        });
    }
}
