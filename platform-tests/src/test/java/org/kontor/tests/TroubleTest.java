package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.trouble.TroublePlugin;
import org.slf4j.LoggerFactory;

/** A plugin's code fails and refuses; each is laid at its own door. */
@OnEachDatabase
class TroubleTest {
    private static final String TOKEN = "a-token-for-the-figures";

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(TroublePlugin.class).setting("kontor.metrics.token", TOKEN);

    @Test
    void whatAResourceDoesIsCountedOnItsPlugin() {
        checkCounted(get("make/nothing"), 200, 1, 0);
        checkCounted(get("make/fail"), 500, 1, 1);
        checkCounted(get("make/checked"), 500, 1, 1);
    }

    @Test
    void whatAResourceStreamsIsCountedToo() {
        checkCounted(get("stream/nothing"), 200, 2, 0);
        checkCounted(get("stream/fail"), 500, 2, 1);
    }

    @Test
    void aRefusalIsNoFailure() {
        checkCounted(get("make/refuse"), 409, 1, 0);
        checkCounted(get("make/missing"), 404, 1, 0);
    }

    @Test
    void hooksAndActionsAreCountedOnTheirPlugin() {
        checkCounted(hook("fail"), 500, 1, 1);
        checkCounted(hook("refuse"), 409, 1, 0);
        checkCounted(action("fail"), 500, 1, 1);
        checkCounted(action("refuse"), 409, 1, 0);
    }

    @Test
    void whatItLogsAndHowItFailsStandsInTheLogUnderItsName() {
        List<ILoggingEvent> log = logged(() -> get("make/fail").get().expectProblem(500));

        assertThat(log)
                .filteredOn(event -> event.getLoggerName().equals("trouble"))
                .singleElement()
                .satisfies(event -> assertThat(event.getMDCPropertyMap()).containsEntry("plugin", "trouble"));
        assertThat(log)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.startsWith("resource TroubleResource.make of the plugin trouble failed ["));
        assertThat(log)
                .filteredOn(event -> event.getThrowableProxy() != null)
                .as("one stack trace is enough")
                .hasSize(1);
    }

    @Test
    void theLogNamesWhatFailedUnderTheIdThatTheCallerWasGiven() {
        checkNamed(action("fail"), "action trouble.make of the plugin trouble failed [");
        checkNamed(hook("fail"), "hook before trouble.case of the plugin trouble failed [");
    }

    private static void checkNamed(Supplier<Answer> request, String what) {
        AtomicReference<String> id = new AtomicReference<>("");
        List<ILoggingEvent> log =
                logged(() -> id.set(request.get().expectProblem(500).text("id")));
        assertThat(log)
                .filteredOn(event -> event.getFormattedMessage().contains(id.get()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getFormattedMessage()).startsWith(what);
                    assertThat(event.getThrowableProxy()).isNotNull();
                });
    }

    private static Supplier<Answer> get(String path) {
        return () -> platform.admin().get("plugins/trouble/" + path);
    }

    private static Supplier<Answer> hook(String kind) {
        return () -> platform.admin().post("records/trouble/case", object("kind", kind));
    }

    private static Supplier<Answer> action(String kind) {
        return () -> platform.admin().post("actions/trouble/make", object("how", kind));
    }

    private static void checkCounted(Supplier<Answer> request, int status, int calls, int failures) {
        platform.admin();
        double callsBefore = figure("kontor_plugin_calls_seconds_count");
        double secondsBefore = figure("kontor_plugin_calls_seconds_sum");
        double failuresBefore = figure("kontor_plugin_failures_total");

        Answer answer = request.get();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.toString()).doesNotContain("inner secret");
        assertThat(figure("kontor_plugin_calls_seconds_count") - callsBefore).isEqualTo(calls);
        assertThat(figure("kontor_plugin_calls_seconds_sum")).isGreaterThan(secondsBefore);
        assertThat(figure("kontor_plugin_failures_total") - failuresBefore).isEqualTo(failures);
    }

    private static double figure(String name) {
        return platform.client()
                .withToken(TOKEN)
                .get("/metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{plugin=\"trouble\"} "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static List<ILoggingEvent> logged(Runnable work) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            work.run();
        } finally {
            root.detachAppender(log);
        }
        return List.copyOf(log.list);
    }
}
