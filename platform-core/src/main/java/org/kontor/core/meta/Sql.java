package org.kontor.core.meta;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQL text in the making, with its bound values in order. Fragments come from the program and from the catalog's quoted
 * names; whatever came from a person is bound.
 */
public final class Sql {
    private static final List<@Nullable Object> NONE = List.of();

    private final StringBuilder text;
    private List<@Nullable Object> values = NONE;

    public Sql() {
        this(64);
    }

    private Sql(int length) {
        this.text = new StringBuilder(length);
    }

    /** One trusted fragment. */
    public static Sql of(String fragment) {
        return new Sql(fragment.length()).add(fragment);
    }

    /** Adds a trusted fragment. */
    public Sql add(String fragment) {
        text.append(fragment);
        return this;
    }

    /** Adds a place holder and its value. */
    public Sql bind(@Nullable Object value) {
        text.append('?');
        own().add(value);
        return this;
    }

    /** Adds place holders separated by commas. */
    public Sql bindAll(Collection<?> all) {
        Iterator<?> each = all.iterator();
        while (each.hasNext()) {
            bind(each.next());
            if (each.hasNext()) {
                text.append(',');
            }
        }
        return this;
    }

    /** Adds another text with its values. */
    public Sql add(Sql other) {
        text.append(other.text);
        if (!other.values.isEmpty()) {
            own().addAll(other.values);
        }
        return this;
    }

    private List<@Nullable Object> own() {
        if (values == NONE) {
            values = new ArrayList<>();
        }
        return values;
    }

    /** Whether another text says the same, without values bound in either. */
    public boolean isSame(Sql other) {
        return values.isEmpty() && other.values.isEmpty() && text.compareTo(other.text) == 0;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    public String text() {
        return text.toString();
    }

    public List<@Nullable Object> values() {
        return values;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
