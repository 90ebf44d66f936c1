package org.kontor.core;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLineTest {
    private static final String FORGED = "2026-11-22T10:00:00.000 ERROR o.k.forged administrator signed in";

    private static String written(String message, Throwable failure) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger logger = context.getLogger("org.kontor.core.http.AccessLog");
        LogLine line = new LogLine();
        line.setContext(context);
        line.start();
        return line.doLayout(new LoggingEvent("here", logger, Level.WARN, message, failure, null));
    }

    @Test
    @Tag("S-93")
    void textFromOutsideBeginsNoLine() {
        for (String end :
                new String[] {"\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\u000b", "\f", "\u001b[2K"}) {
            String text = written("said: x" + end + FORGED, new IllegalStateException("because" + end + FORGED));
            assertThat(text.split("[\\n\\r\\u2028\\u2029\\u0085\\u000b\\f]", -1))
                    .as(text)
                    .noneMatch(line -> line.startsWith("2026-11-22T10:00:00.000"));
            assertThat(text.lines().skip(1)).as(text).allMatch(line -> line.startsWith("\t"));
            assertThat(text).doesNotContain("\u001b", "\r", "\u2028", "\u2029", "\u0085");
        }
    }

    @Test
    void anEventSaysWhenWhereAndWhat() {
        assertThat(written("all is well", null))
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  o\\.k\\.core\\.http\\.AccessLog all is well\n");
        assertThat(written("it failed", new IllegalStateException("because")))
                .contains("it failed\n\tjava.lang.IllegalStateException: because\n\t\tat ");
    }
}
