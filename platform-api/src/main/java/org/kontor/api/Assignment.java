package org.kontor.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a field is set to. Made by {@link Field#to}, {@link Field#from} and {@link Row#copy}.
 *
 * {@snippet class="org.kontor.example.Writing" region="assignment"}
 */
public sealed interface Assignment permits Assignment.Value, Assignment.Source, Values {
    /** To a value; null empties the field. */
    record Value(Field<?> field, @Nullable Object value) implements Assignment {
        public Value {
            Objects.requireNonNull(field, "field");
        }
    }

    /** To what a term says of the record that is being written. */
    record Source(Field<?> field, Term<?> term) implements Assignment {
        public Source {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(term, "term");
        }
    }
}
