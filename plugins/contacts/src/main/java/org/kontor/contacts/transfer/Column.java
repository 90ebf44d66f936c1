package org.kontor.contacts.transfer;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.Field;

/**
 * Where the cells of one column go.
 *
 * @param index the column's place in the file
 * @param header its name in the file
 * @param field the field, of the record or of one of its parts
 * @param slot which part, or null for the record itself
 * @param choices what may be chosen, where it is a choice
 * @param emptyIsNo whether an empty cell says no, as exports write it that leave out what is false
 */
record Column(
        int index, String header, Field<?> field, @Nullable Slot slot, Set<Choice> choices, boolean emptyIsNo) {
    /** The part that several columns fill together: {@code addresses} and 1 for the first of them. */
    record Slot(Field<?> parts, int position) {}
}
