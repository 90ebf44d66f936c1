package org.kontor.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entity as its plugin declares it: what becomes a table, REST resources, rights, history and pages. Immutable;
 * every method answers a copy.
 *
 * {@snippet class="org.kontor.example.Account" region="entity"}
 *
 * @param name which
 * @param label what one record is called, in English: "Contact"
 * @param plural what several are called, in English: "Contacts"
 * @param fields its fields, in the order of forms
 * @param title the terms that together name a record
 * @param isOwned whether its records have an owner and a team, which the scopes of rights speak of
 * @param help a sentence on what the entity is for, or null
 */
public record Entity(
        EntityName name,
        String label,
        String plural,
        List<Field<?>> fields,
        List<Term<?>> title,
        boolean isOwned,
        @Nullable String help) {
    public Entity {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(plural, "plural");
        fields = List.copyOf(fields);
        title = List.copyOf(title);
    }

    public static Entity of(EntityName name, String label, String plural) {
        return new Entity(name, label, plural, List.of(), List.of(), false, null);
    }

    /** With these fields too. */
    public Entity fields(Field<?>... fields) {
        List<Field<?>> all =
                Stream.<Field<?>>concat(this.fields.stream(), Stream.of(fields)).toList();
        return new Entity(name, label, plural, all, title, isOwned, help);
    }

    /** What names a record, joined by blanks; without it the first text field, else the id. */
    public Entity title(Term<?>... terms) {
        return new Entity(name, label, plural, fields, List.of(terms), isOwned, help);
    }

    /** Each record belongs to a user and a team: by default to whoever makes it and their main team. */
    public Entity owned() {
        return new Entity(name, label, plural, fields, title, true, help);
    }

    /** A sentence on what the entity is for, in English. */
    public Entity help(String help) {
        return new Entity(name, label, plural, fields, title, isOwned, help);
    }

    /** The field of that name. */
    public Optional<Field<?>> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
