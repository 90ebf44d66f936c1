package org.kontor.core;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import org.kontor.core.config.LogConfig;
import org.slf4j.LoggerFactory;

/** Sets the log up as the configuration says: text for people, JSON for machines, on standard output. */
final class Logging {
    private static final String[] TALKATIVE = {"org.eclipse.jetty", "com.zaxxer.hikari", "liquibase", "org.jboss"};

    /** They warn of whatever a page asks for and does not get, and of what they do not know in fonts. */
    private static final String[] WARNING = {"com.openhtmltopdf", "org.apache.pdfbox", "org.apache.fontbox"};

    private Logging() {}

    static void apply(LogConfig config) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setEncoder(encoder(config.format(), context));
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(console);
        root.setLevel(Level.toLevel(config.level().name()));
        for (String name : WARNING) {
            context.getLogger(name).setLevel(Level.ERROR);
        }
        if (config.level().ordinal() <= LogConfig.Level.INFO.ordinal()) {
            for (String name : TALKATIVE) {
                context.getLogger(name).setLevel(Level.WARN);
            }
        }
    }

    private static Encoder<ILoggingEvent> encoder(LogConfig.Format format, LoggerContext context) {
        if (format == LogConfig.Format.JSON) {
            JsonEncoder json = new JsonEncoder();
            json.setContext(context);
            json.start();
            return json;
        }
        LogLine line = new LogLine();
        line.setContext(context);
        line.start();
        LayoutWrappingEncoder<ILoggingEvent> text = new LayoutWrappingEncoder<>();
        text.setContext(context);
        text.setLayout(line);
        text.start();
        return text;
    }
}
