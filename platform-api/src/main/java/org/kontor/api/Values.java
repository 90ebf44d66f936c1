package org.kontor.api;

import java.util.List;

/**
 * Several assignments as one: what {@link Row#copy} answers, and how a part is written: {@code
 * Order.LINES.to(List.of(…))} takes rows, {@link Records#part} makes them.
 *
 * {@snippet class="org.kontor.example.Writing" region="values"}
 */
public record Values(List<Assignment> assignments) implements Assignment {
    public Values {
        assignments = List.copyOf(assignments);
    }

    public static Values of(Assignment... assignments) {
        return new Values(List.of(assignments));
    }
}
