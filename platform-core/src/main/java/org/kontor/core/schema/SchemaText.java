package org.kontor.core.schema;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.kontor.api.Message;

/** What is said of tables, for logs: in English, and of patterns in which names alone stand. */
final class SchemaText {
    private SchemaText() {}

    static String english(Message message) {
        String text = message.english();
        for (Map.Entry<String, Object> each : message.arguments().entrySet()) {
            text = text.replace("{" + each.getKey() + "}", said(each.getValue()));
        }
        return text;
    }

    private static String said(Object value) {
        return switch (value) {
            case Message message -> english(message);
            case Collection<?> several -> several.stream().map(SchemaText::said).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
