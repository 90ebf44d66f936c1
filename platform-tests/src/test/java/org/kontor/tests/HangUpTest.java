package org.kontor.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;
import org.slf4j.LoggerFactory;

/** Whoever hangs up in the middle of a large answer is a line in the log, and no failure of the server. */
@OnEachDatabase
class HangUpTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final int LARGE = 24 * 1024 * 1024;

    private final List<String> traces = new CopyOnWriteArrayList<>();

    /** What is logged while somebody takes the head of an answer and goes. */
    private List<ILoggingEvent> brokenOff(String path) throws Exception {
        String token = platform.admin()
                .post("tokens", object("name", "hasty", "expires_at", Soon.soon()))
                .expect(201)
                .text("secret");
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
        ListAppender<ILoggingEvent> log = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                events.add(event);
            }
        };
        log.start();
        root.addAppender(log);
        Logger http = (Logger) LoggerFactory.getLogger("org.kontor.core.http");
        http.setLevel(Level.INFO);
        // Jersey has a log of its own
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord said) {
                if (said.getThrown() != null) {
                    traces.add(said.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        java.util.logging.Logger.getLogger("").addHandler(handler);
        try (Socket socket = new Socket()) {
            // small, so that the server has to wait; reset, so that it hears of it at once
            socket.setReceiveBufferSize(4096);
            socket.setSoLinger(true, 0);
            socket.connect(new InetSocketAddress("localhost", platform.kernel().port()));
            socket.getOutputStream()
                    .write(("GET /api/v1/" + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                                    + "\r\n\r\n")
                            .getBytes(US_ASCII));
            byte[] head = socket.getInputStream().readNBytes(12);
            assertThat(new String(head, US_ASCII)).isEqualTo("HTTP/1.1 200");
            socket.close();
            Eventually.until(() -> assertThat(events)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(line -> line.contains("was broken off by whoever asked")));
        } finally {
            http.setLevel(null);
            root.detachAppender(log);
            java.util.logging.Logger.getLogger("").removeHandler(handler);
        }
        return events;
    }

    @Test
    void aDownloadThatIsBrokenOffIsOneLineInTheLog() throws Exception {
        String file = platform.admin()
                .upload("large.bin", "application/octet-stream", new byte[LARGE])
                .expect(201)
                .id();
        assertThat(brokenOff("files/" + file))
                .filteredOn(event -> event.getThrowableProxy() != null)
                .extracting(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
                .isEmpty();
        assertThat(traces).isEmpty();
    }
}
