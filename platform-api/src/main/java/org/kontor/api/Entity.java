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
 * @param attachedTo the open reference to the record that one of its records hangs on, or null, see {@link #attachedTo}
 * @param takesAttached whether comments, attachments and the like may hang on its records, see {@link #bare}
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
        Condition moving,
        @Nullable Field<Ref> attachedTo,
        boolean takesAttached) {
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
        return new Entity(
                name, label, plural, List.of(), List.of(), false, null, List.of(), Condition.always(), null, true);
    }

    /** With these fields too. */
    public Entity fields(Field<?>... fields) {
        List<Field<?>> all =
                Stream.<Field<?>>concat(this.fields.stream(), Stream.of(fields)).toList();
        return new Entity(name, label, plural, all, title, isOwned, help, key, moving, attachedTo, takesAttached);
    }

    /** What names a record, joined by blanks; without it the first text field, else the id. */
    public Entity title(Term<?>... terms) {
        return new Entity(
                name, label, plural, fields, List.of(terms), isOwned, help, key, moving, attachedTo, takesAttached);
    }

    /** Each record belongs to a user and a team: by default to whoever makes it and their main team. */
    public Entity owned() {
        return new Entity(name, label, plural, fields, title, true, help, key, moving, attachedTo, takesAttached);
    }

    /** A sentence on what the entity is for, in English. */
    public Entity help(String help) {
        return new Entity(name, label, plural, fields, title, isOwned, help, key, moving, attachedTo, takesAttached);
    }

    /**
     * Its records are configuration: they move with it from one installation to another, as lines of a file that people
     * read. What names a record there is not its id but these fields, which no two records may share: text of one line,
     * numbers, choices, dates, or references to other configuration. Without it records are data, and stay.
     *
     * {@snippet class="org.kontor.example.Campaign" region="configuration"}
     */
    public Entity configuration(Field<?>... key) {
        return new Entity(
                name, label, plural, fields, title, isOwned, help, List.of(key), moving, attachedTo, takesAttached);
    }

    /** Only these records are configuration; the others stay where they are. */
    public Entity configurationWhere(Condition moving) {
        return new Entity(name, label, plural, fields, title, isOwned, help, key, moving, attachedTo, takesAttached);
    }

    /**
     * Each of its records hangs on the record of whatever entity that this field names, as comments do: who may not read
     * that one does not see it, whatever their rights say besides; it goes into the trash with it, comes back with it and
     * is purged with it. The field is an open reference, required, and of no other use; a record stays where it was made.
     *
     * {@snippet class="org.kontor.example.Remark" region="attached"}
     */
    public Entity attachedTo(Field<Ref> record) {
        return new Entity(name, label, plural, fields, title, isOwned, help, key, moving, record, takesAttached);
    }

    /** Nothing hangs on its records: neither comments nor attachments, nor what other plugins declare {@link #attachedTo}. */
    public Entity bare() {
        return new Entity(name, label, plural, fields, title, isOwned, help, key, moving, attachedTo, false);
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
