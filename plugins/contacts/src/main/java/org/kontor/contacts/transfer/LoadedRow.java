package org.kontor.contacts.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;

/** One row of a file, read: what the record is to hold. */
final class LoadedRow {
    private final long line;
    private final Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
    private final Map<Column.Slot, Map<Field<?>, Object>> parts = new LinkedHashMap<>();
    private final Map<Field<?>, Link> links = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private String key = "";

    /** Another record of the same file or an earlier one, by its id there. */
    record Link(String column, String key) {}

    LoadedRow(long line) {
        this.line = line;
    }

    long line() {
        return line;
    }

    /** The record's id in the program that the file comes from; empty where the file has none. */
    String key() {
        return key;
    }

    void key(String id) {
        key = id;
    }

    Map<Field<?>, @Nullable Object> values() {
        return values;
    }

    Map<Column.Slot, Map<Field<?>, Object>> parts() {
        return parts;
    }

    Map<Field<?>, Link> links() {
        return links;
    }

    List<Problem> problems() {
        return problems;
    }

    @SuppressWarnings("unchecked")
    <T> Optional<T> find(Field<T> field) {
        return Optional.ofNullable((T) values.get(field));
    }

    void put(Field<?> field, Column.@Nullable Slot slot, Object value) {
        if (slot == null) {
            values.put(field, value);
        } else {
            parts.computeIfAbsent(slot, first -> new LinkedHashMap<>()).put(field, value);
        }
    }
}
