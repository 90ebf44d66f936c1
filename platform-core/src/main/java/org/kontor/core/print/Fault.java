package org.kontor.core.print;

import org.kontor.api.Message;

/** What is wrong with a template, and where. */
public record Fault(String template, int line, Message reason) {
    /** As it is told, with the template's name where it is another than the one that is checked. */
    public Message message() {
        return Message.of("system.template_line", "Line {line}: {reason}")
                .with("line", Integer.toString(line))
                .with("reason", reason);
    }
}
