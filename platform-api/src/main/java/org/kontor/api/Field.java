package org.kontor.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A named value of a {@link Shape}, such as an entity's column or an action's input. Immutable; every method that sets
 * something answers a copy. Two fields with the same shape and name are equal, whatever else they say and whatever
 * class loader made them.
 *
 * {@snippet class="org.kontor.example.Account" region="field"}
 *
 * @param <T> the Java type of its values: see the method of {@link Shape} that made it
 */
public final class Field<T> implements Term<T> {
    /** The most parts that one field may hold in one parent. */
    public static final int MOST_PARTS = 1000;

    /** The most characters that {@link #masked} shows. */
    public static final int MOST_SHOWN = 8;

    private static final int UNMASKED = -1;

    /** What can be set; it is copied before it is, and shared from then on. */
    private static final class Traits implements Cloneable {
        private @Nullable String label;
        private @Nullable String help;
        private boolean required;
        private boolean unique;
        private boolean searchable;
        private boolean sensitive;
        private boolean encrypted;
        private int masked = UNMASKED;
        private boolean translated;
        private boolean derived;
        private boolean retired;
        private int maxLength;
        private @Nullable String formerly;
        private @Nullable ChoiceList list;
        private List<EntityName> targets = List.of();

        @Override
        protected Traits clone() {
            try {
                return (Traits) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final Shape shape;
    private final String name;
    private final FieldType type;
    private final Traits traits;

    private Field(Shape shape, String name, FieldType type, Traits traits) {
        this.shape = Objects.requireNonNull(shape, "shape");
        this.name = Objects.requireNonNull(name, "name");
        this.type = type;
        this.traits = traits;
    }

    static <T> Field<T> of(Shape shape, String name, FieldType type) {
        return new Field<>(shape, name, type, new Traits());
    }

    Field<T> from(ChoiceList list) {
        Objects.requireNonNull(list, "list");
        return with(t -> t.list = list);
    }

    Field<T> pointingTo(EntityName... targets) {
        return with(t -> t.targets = List.of(targets));
    }

    /** What people read beside the field, in English. Without it the name speaks: {@code full_name} is "Full name". */
    public Field<T> label(String label) {
        Objects.requireNonNull(label, "label");
        return with(t -> t.label = label);
    }

    /** A sentence that helps to fill the field, in English. */
    public Field<T> help(String help) {
        Objects.requireNonNull(help, "help");
        return with(t -> t.help = help);
    }

    /** A record without a value here is refused; blank text counts as no value. */
    public Field<T> required() {
        return with(t -> t.required = true);
    }

    /** No two live records of the entity hold the same value; records in the trash and empty values do not count. */
    public Field<T> unique() {
        return with(t -> t.unique = true);
    }

    /** Found by full-text search. */
    public Field<T> searchable() {
        return with(t -> t.searchable = true);
    }

    /** The most characters that a text may have; at least 1, at most 4,000 for one line of text. */
    public Field<T> maxLength(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("maxLength of " + this + " must be at least 1");
        }
        return with(t -> t.maxLength = characters);
    }

    /**
     * Private or otherwise delicate: only a grant that names the field opens it, and every reading of it is logged with
     * the reader's name.
     */
    public Field<T> sensitive() {
        return with(t -> t.sensitive = true);
    }

    /**
     * Encrypted wherever it is kept: in its table, in the change log, in the trash. {@link #sensitive()} by this alone. Its
     * value is read and written like any other; that it is empty can be asked for, and nothing else: no list filters, sorts
     * or groups by it, no rule and no formula reads it. For texts of any kind but rich text, integers, decimals, prices,
     * dates and moments, of entities' fields only. What is encrypted once stays encrypted.
     */
    public Field<T> encrypted() {
        return with(t -> {
            t.encrypted = true;
            t.sensitive = true;
        });
    }

    /**
     * Whoever may read a record and not this field is shown a mask in its place, such as {@code •••• 1234}.
     * {@link #sensitive()} by this alone. For lines of text, as they are or {@link #encrypted()}.
     *
     * @param last how many characters the mask ends with, at most {@value #MOST_SHOWN}; fewer of short values, so that
     *     most of each value is hidden
     */
    public Field<T> masked(int last) {
        if (last < 0 || last > MOST_SHOWN) {
            throw new IllegalArgumentException("A mask of " + this + " shows 0 to " + MOST_SHOWN + " characters");
        }
        return with(t -> {
            t.masked = last;
            t.sensitive = true;
        });
    }

    /** Its text may be kept in several languages beside the main one. */
    public Field<T> translated() {
        return with(t -> t.translated = true);
    }

    /**
     * Worked out by the plugin's own hooks and rules, such as a check digit's verdict: everybody else may read it, and
     * whoever sends another value is refused.
     */
    public Field<T> derived() {
        return with(t -> t.derived = true);
    }

    /** The name that this field had before; values, rights, history and views stay with it. */
    public Field<T> formerly(String name) {
        Objects.requireNonNull(name, "name");
        return with(t -> t.formerly = name);
    }

    /** No longer in use: readable to the plugin's own {@link Upgrade}s and code only. */
    public Field<T> retired() {
        return with(t -> t.retired = true);
    }

    /** Sets this field to a value. */
    public Assignment to(@Nullable T value) {
        return new Assignment.Value(this, value);
    }

    /** Sets this field to what a term says: a default from the customer, a copy along a document chain, a snapshot. */
    public Assignment from(Term<? extends T> source) {
        return new Assignment.Source(this, source);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public String path() {
        return name;
    }

    @Override
    public FieldType type() {
        return type;
    }

    /** The field's name: Java, column and JSON use this one. */
    public String name() {
        return name;
    }

    /** The label that was set, if any. */
    public Optional<String> label() {
        return Optional.ofNullable(traits.label);
    }

    /** The help that was set, if any. */
    public Optional<String> help() {
        return Optional.ofNullable(traits.help);
    }

    /** Whether a value is {@link #required()}. */
    public boolean isRequired() {
        return traits.required;
    }

    /** Whether values are {@link #unique()}. */
    public boolean isUnique() {
        return traits.unique;
    }

    /** Whether the field is {@link #searchable()}. */
    public boolean isSearchable() {
        return traits.searchable;
    }

    /** Whether the field is {@link #sensitive()}. */
    public boolean isSensitive() {
        return traits.sensitive;
    }

    /** Whether the field is {@link #encrypted()}. */
    public boolean isEncrypted() {
        return traits.encrypted;
    }

    /** How many characters its mask ends with, where it is {@link #masked}. */
    public OptionalInt masked() {
        return traits.masked == UNMASKED ? OptionalInt.empty() : OptionalInt.of(traits.masked);
    }

    /** Whether the field is {@link #translated()}. */
    public boolean isTranslated() {
        return traits.translated;
    }

    /** Whether the field is {@link #derived()}. */
    public boolean isDerived() {
        return traits.derived;
    }

    /** Whether the field is {@link #retired()}. */
    public boolean isRetired() {
        return traits.retired;
    }

    /** The most characters, or 0 for the type's own limit. */
    public int maxLength() {
        return traits.maxLength;
    }

    /** The name before, if it was renamed. */
    public Optional<String> formerName() {
        return Optional.ofNullable(traits.formerly);
    }

    /** Of a choice: the list it chooses from. */
    public Optional<ChoiceList> list() {
        return Optional.ofNullable(traits.list);
    }

    /** Of a reference: its targets, empty for an open link; of parts: the part's entity. */
    public List<EntityName> targets() {
        return traits.targets;
    }

    private Field<T> with(Consumer<Traits> change) {
        Traits copy = traits.clone();
        change.accept(copy);
        return new Field<>(shape, name, type, copy);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Field<?> field && name.equals(field.name) && shape.equals(field.shape);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + name.hashCode();
    }

    /** For example {@code contacts.account.city}. */
    @Override
    public String toString() {
        return shape + "." + name;
    }
}
