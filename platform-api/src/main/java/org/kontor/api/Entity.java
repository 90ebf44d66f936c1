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
 * @param key the fields that name a record in every installation, where its records are configuration; else none
 * @param moving of which records that holds, where it holds of some only
 */
public record Entity(
        EntityName name,
        String label,
        String plural,
        List<Field<?>> fields,
        List<Term<?>> title,
        boolean isOwned,
        @Nullable String help,
        List<Field<?>> key,
        Condition moving) {
    public Entity {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(plural, "plural");
        fields = List.copyOf(fields);
        title = List.copyOf(title);
        key = List.copyOf(key);
        Objects.requireNonNull(moving, "moving");
    }

    public static Entity of(EntityName name, String label, String plural) {
        return new Entity(name, label, plural, List.of(), List.of(), false, null, List.of(), Condition.always());
    }

    /** With these fields too. */
    public Entity fields(Field<?>... fields) {
        List<Field<?>> all =
                Stream.<Field<?>>concat(this.fields.stream(), Stream.of(fields)).toList();
        return new Entity(name, label, plural, all, title, isOwned, help, key, moving);
    }

    /** What names a record, joined by blanks; without it the first text field, else the id. */
    public Entity title(Term<?>... terms) {
        return new Entity(name, label, plural, fields, List.of(terms), isOwned, help, key, moving);
    }

    /** Each record belongs to a user and a team: by default to whoever makes it and their main team. */
    public Entity owned() {
        return new Entity(name, label, plural, fields, title, true, help, key, moving);
    }

    /** A sentence on what the entity is for, in English. */
    public Entity help(String help) {
        return new Entity(name, label, plural, fields, title, isOwned, help, key, moving);
    }

    /**
     * Its records are configuration: they move with it from one installation to another, as lines of a file that people
     * read. What names a record there is not its id but these fields, which no two records may share: text of one line,
     * numbers, choices, dates, or references to other configuration. Without it records are data, and stay.
     *
     * {@snippet class="org.kontor.example.Campaign" region="configuration"}
     */
    public Entity configuration(Field<?>... key) {
        return new Entity(name, label, plural, fields, title, isOwned, help, List.of(key), moving);
    }

    /** Only these records are configuration; the others stay where they are. */
    public Entity configurationWhere(Condition moving) {
        return new Entity(name, label, plural, fields, title, isOwned, help, key, moving);
    }

    /** Whether its records move with the configuration. */
    public boolean isConfiguration() {
        return !key.isEmpty();
    }

    /** The field of that name. */
    public Optional<Field<?>> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
