package org.kontor.api;

import java.util.List;
import java.util.Objects;

/**
 * What an action answers.
 *
 * {@snippet class="org.kontor.example.InventoryPlugin" region="receive"}
 */
public sealed interface Result {
    /** Nothing more than that it was done. */
    record None() implements Result {}

    /** A record to open. */
    record Show(Ref ref) implements Result {
        public Show {
            Objects.requireNonNull(ref, "ref");
        }
    }

    /** Values of the action's output fields. */
    record Output(List<Assignment> values) implements Result {
        public Output {
            values = List.copyOf(values);
        }
    }

    /** A sentence to read. */
    record Say(Message message) implements Result {
        public Say {
            Objects.requireNonNull(message, "message");
        }
    }

    /** A question that the kernel asks as whoever ran the action. */
    record Ask(Query query) implements Result {
        public Ask {
            Objects.requireNonNull(query, "query");
        }
    }

    /** A file to be taken away. */
    record File(FileId file) implements Result {
        public File {
            Objects.requireNonNull(file, "file");
        }
    }

    static Result none() {
        return new None();
    }

    static Result show(Ref ref) {
        return new Show(ref);
    }

    static Result values(Assignment... values) {
        return new Output(List.of(values));
    }

    static Result say(Message message) {
        return new Say(message);
    }

    static Result query(Query query) {
        return new Ask(query);
    }

    /** Whoever ran the action downloads it, as long as they may: it was made for them, or a record they may read holds it. */
    static Result file(FileId file) {
        return new File(file);
    }
}
