package org.kontor.core.meta.kind;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Operator;
import org.kontor.api.Ref;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.Sql;

/** A record of one of several entities, or of any: an open link. */
final class OpenReferenceKind extends ReferenceKind {
    private static final int ENTITY_LENGTH = 61;

    OpenReferenceKind() {
        super(EntityName.of("system", "record"));
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(
                identifiers.text(field.name() + "_entity", ENTITY_LENGTH),
                identifiers.column(field.name() + "_id", Column.Type.UUID));
    }

    @Override
    public @Nullable Ref read(ResultSet rows, int first) throws SQLException {
        String entity = rows.getString(first);
        UUID id = rows.getObject(first + 1, UUID.class);
        return entity == null || id == null ? null : new Ref(EntityName.parse(entity), id);
    }

    @Override
    public void bind(@Nullable Ref value, List<@Nullable Object> columns) {
        columns.add(value == null ? null : value.entity().toString());
        columns.add(value == null ? null : value.id());
    }

    @Override
    EntityName entity(@Nullable String entity) throws BadValue {
        if (entity == null) {
            throw FieldKind.expected(Message.of(
                            "system.expected_open_record",
                            "Expected a record with its entity: {form}; in a filter {text}")
                    .with("form", "{\"entity\": \"contacts.account\", \"id\": \"…\"}")
                    .with("text", "contacts.account/…"));
        }
        try {
            return EntityName.parse(entity);
        } catch (IllegalArgumentException e) {
            throw FieldKind.expected(FORM);
        }
    }

    @Override
    public int sortColumn() {
        return 1;
    }

    @Override
    public void compare(Sql sql, List<String> columns, Operator operator, Object value) {
        Ref ref = (Ref) value;
        if (operator == Operator.IS_NOT) {
            sql.add("(")
                    .add(columns.get(1))
                    .add(" is null or ")
                    .add(columns.get(1))
                    .add(" <> ")
                    .bind(ref.id());
            sql.add(" or ")
                    .add(columns.get(0))
                    .add(" <> ")
                    .bind(ref.entity().toString())
                    .add(")");
        } else {
            sql.add("(").add(columns.get(1)).add(" = ").bind(ref.id()).add(" and ");
            sql.add(columns.get(0)).add(" = ").bind(ref.entity().toString()).add(")");
        }
    }
}
