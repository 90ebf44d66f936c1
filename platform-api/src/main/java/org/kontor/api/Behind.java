package org.kontor.api;

import java.util.Objects;

/**
 * A term asked of the record behind a reference. Made by {@link Term#of}.
 *
 * {@snippet class="org.kontor.example.Asking" region="behind"}
 *
 * @param reference where to go; itself a term, so that paths may be longer
 * @param term what to ask there
 */
public record Behind<T>(Term<Ref> reference, Term<T> term) implements Term<T> {
    public Behind {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(term, "term");
    }

    @Override
    public Shape shape() {
        return reference.shape();
    }

    @Override
    public String path() {
        return reference.path() + "." + term.path();
    }

    @Override
    public FieldType type() {
        return term.type();
    }
}
