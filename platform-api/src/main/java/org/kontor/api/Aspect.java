package org.kontor.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entity without a table: its records are those of all entities that play it, seen from one side. The time line of
 * an account is one such side of invoices, calls and notes. Read like an entity, through {@link Records#list}, {@link
 * Records#aggregate} and REST, and written by nobody; whoever reads it sees of each record what they may read of the
 * record itself. Immutable; every method answers a copy.
 *
 * {@snippet class="org.kontor.example.Journey" region="aspect"}
 *
 * @param name which; {@link EntityName#source()} is the record behind each of its rows
 * @param label what one row is called, in English: "Event"
 * @param plural what several are called, in English: "Time line"
 * @param fields what whoever plays it says; of a {@link Field#required() required} one every row has a value
 * @param title the fields that together name a row
 * @param lists by which fields, in order, it is listed: those who play it get the indexes for that
 * @param help a sentence on what the aspect is for, or null
 */
public record Aspect(
        EntityName name,
        String label,
        String plural,
        List<Field<?>> fields,
        List<Field<?>> title,
        List<List<Field<?>>> lists,
        @Nullable String help) {
    public Aspect {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(plural, "plural");
        fields = List.copyOf(fields);
        title = List.copyOf(title);
        lists = List.copyOf(lists);
    }

    public static Aspect of(EntityName name, String label, String plural) {
        return new Aspect(name, label, plural, List.of(), List.of(), List.of(), null);
    }

    /** With these fields too. */
    public Aspect fields(Field<?>... fields) {
        List<Field<?>> all =
                Stream.<Field<?>>concat(this.fields.stream(), Stream.of(fields)).toList();
        return new Aspect(name, label, plural, all, title, lists, help);
    }

    /** What names a row, joined by blanks. */
    public Aspect title(Field<?>... fields) {
        return new Aspect(name, label, plural, this.fields, List.of(fields), lists, help);
    }

    /** Lists by these fields, in this order, are fast, for each time it is said. */
    public Aspect listedBy(Field<?>... fields) {
        List<List<Field<?>>> all =
                Stream.concat(lists.stream(), Stream.of(List.of(fields))).toList();
        return new Aspect(name, label, plural, this.fields, title, all, help);
    }

    /** A sentence on what the aspect is for, in English. */
    public Aspect help(String help) {
        return new Aspect(name, label, plural, fields, title, lists, help);
    }

    /** The field of that name. */
    public Optional<Field<?>> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
