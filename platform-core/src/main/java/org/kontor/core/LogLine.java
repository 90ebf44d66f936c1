package org.kontor.core;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * An event of the log for people. It begins a line, and what else belongs to it is set off by a tab: text from outside
 * can neither begin a line nor steer a terminal, in messages and in what failures say alike.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final int NAME = 24;
    private static final int LEVEL = 6;

    private final TargetLengthBasedClassNameAbbreviator names = new TargetLengthBasedClassNameAbbreviator(NAME);

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(200);
        TIME.formatTo(event.getInstant(), line);
        String level = event.getLevel().toString();
        line.append(' ').append(level).append(" ".repeat(Math.max(1, LEVEL - level.length())));
        line.append(names.abbreviate(event.getLoggerName())).append(' ');
        // whose code runs
        String plugin = event.getMDCPropertyMap().get("plugin");
        if (plugin != null) {
            line.append('[').append(plugin).append("] ");
        }
        add(line, event.getFormattedMessage());
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure != null) {
            add(line.append("\n\t"), ThrowableProxyUtil.asString(failure));
        }
        return line.append('\n').toString();
    }

    private static void add(StringBuilder line, String text) {
        String whole = text.stripTrailing();
        for (int i = 0; i < whole.length(); i++) {
            char each = whole.charAt(i);
            boolean ends = each == '\r' && i + 1 < whole.length() && whole.charAt(i + 1) == '\n';
            if (each == '\n') {
                line.append("\n\t");
            } else if (each == '\t' || isPlain(each)) {
                line.append(each);
            } else if (!ends) {
                line.append(String.format("\\u%04x", (int) each));
            }
        }
    }

    private static boolean isPlain(char each) {
        return switch (Character.getType(each)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
