package org.kontor.api;

import java.time.temporal.Temporal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody is told of a record as soon as something holds of it: once, until it ceases to hold and holds again. Looked at
 * when the record itself changes, and when its moment comes. Whoever may not read the record, or did it themselves, is
 * not told; each user chooses by which {@link Way}s, or turns the notice off. Immutable; every method answers a copy.
 *
 * {@snippet class="org.kontor.example.Reminding" region="notice"}
 *
 * @param entity of whose records it tells
 * @param name lower-case letters, digits and {@code _}; unique within the plugin
 * @param label what people read beside the record's title, in English: "Incoming call"
 * @param when what must hold of a record; asked of all its fields, whatever the recipient may read
 * @param to who is told: references to {@code system.user}, of the record or behind references
 * @param at the field that says from when on; empty for at once
 * @param isUrgent whether it asks for attention now, such as a call that rings
 */
public record Notice(
        EntityName entity,
        String name,
        String label,
        Condition when,
        List<Term<?>> to,
        Optional<Field<?>> at,
        boolean isUrgent) {
    public Notice {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(at, "at");
        to = List.copyOf(to);
    }

    /** A notice of records of an entity, own or foreign; its label derives from its name. */
    public static Notice on(EntityName entity, String name) {
        String spaced = name.replace('_', ' ');
        String label = spaced.isEmpty() ? name : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
        return new Notice(entity, name, label, Condition.always(), List.of(), Optional.empty(), false);
    }

    /** With another label; other languages under {@code system.notice_kind.<plugin>_<name>}. */
    public Notice label(String english) {
        return new Notice(entity, name, english, when, to, at, isUrgent);
    }

    /** Only while this holds. It speaks neither of whoever asks nor of the time. */
    public Notice when(Condition condition) {
        return new Notice(entity, name, label, condition, to, at, isUrgent);
    }

    /** Tells this user too. */
    public Notice to(Term<Ref> user) {
        return and(user);
    }

    /** Tells each of these users too. */
    public Notice toEach(Term<List<Ref>> users) {
        return and(users);
    }

    /**
     * Only from this moment on; of a date, from the beginning of its day in the server's time zone. Whoever set the moment
     * themselves is told too.
     */
    public Notice at(Field<? extends Temporal> moment) {
        return new Notice(entity, name, label, when, to, Optional.of(moment), isUrgent);
    }

    /** It asks for attention now. */
    public Notice urgent() {
        return new Notice(entity, name, label, when, to, at, true);
    }

    private Notice and(Term<?> users) {
        List<Term<?>> all =
                Stream.<Term<?>>concat(to.stream(), Stream.of(users)).toList();
        return new Notice(entity, name, label, when, all, at, isUrgent);
    }
}
