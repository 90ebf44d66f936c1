package org.kontor.core.meta.kind;

import java.sql.ResultSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Operator;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.Sql;

/** Kinds whose values live in another table: they are read and written by the page, not by the column. */
abstract class OutsideKind<T> implements FieldKind<T> {
    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of();
    }

    @Override
    public @Nullable T read(ResultSet rows, int first) {
        return null;
    }

    @Override
    public void bind(@Nullable T value, List<@Nullable Object> columns) {}

    @Override
    public @Nullable T parse(String text, Field<?> field) throws BadValue {
        throw FieldKind.expected(Message.of("system.expected_json", "Expected JSON: {field} holds several values")
                .with("field", field.name()));
    }

    @Override
    public Set<Operator> operators() {
        return Set.of();
    }

    @Override
    public boolean isSortable() {
        return false;
    }

    @Override
    public void compare(Sql sql, List<String> columns, Operator operator, Object value) {
        throw new IllegalArgumentException(type() + " has no comparison of its own");
    }
}
