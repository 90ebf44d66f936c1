package org.kontor.api;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a choice chooses from. A fixed list belongs to one field and to the code that knows its meaning; an editable one
 * begins with these choices, and administrators add, rename, order and retire values of their own.
 *
 * {@snippet class="org.kontor.example.Account" region="choice-list"}
 *
 * @param plugin the owning plugin's id
 * @param name the list's name within the plugin; several fields may share a list
 * @param choices what it begins with
 * @param editable whether administrators may change it
 */
public record ChoiceList(String plugin, String name, List<Choice> choices, boolean editable) {
    public ChoiceList {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(name, "name");
        choices = List.copyOf(choices);
    }

    /** A list that administrators may edit. */
    public static ChoiceList editable(String plugin, String name, Choice... choices) {
        return new ChoiceList(plugin, name, List.of(choices), true);
    }

    static ChoiceList fixed(Shape shape, String field, Choice first, Choice... others) {
        return new ChoiceList(
                shape.plugin(),
                shape.name() + "." + field,
                Stream.concat(Stream.of(first), Stream.of(others)).toList(),
                false);
    }

    /** For example {@code contacts.industry}. */
    @Override
    public String toString() {
        return plugin + "." + name;
    }
}
