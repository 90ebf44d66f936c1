package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Fault;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.formula.KeptRule;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldMeta;

/**
 * Works out a formula for all records that are there, page by page, and writes those that have another value than before:
 * without a new version, as sums are counted, in the transaction that notes it.
 */
final class StoredFormula {
    private static final int PAGE = 1_000;

    private final Connection connection;
    private final KeptRule.OfFormula rule;
    private final FieldMeta field;

    /** What is read: of what it is made, and what is there. */
    private final Set<FieldMeta> fields;

    private final String id;

    StoredFormula(Connection connection, KeptRule.OfFormula rule) {
        this.connection = connection;
        this.rule = rule;
        this.field = rule.field();
        this.fields = new LinkedHashSet<>(rule.formula().reads());
        fields.add(field);
        this.id = rule.entity().get("id").columns().getFirst().sql();
    }

    /** @throws SchemaFailure where the field cannot hold what comes of a record */
    void workOut() throws SQLException {
        UUID last = null;
        List<UUID> page;
        do {
            Map<UUID, @Nullable Object> changed = new HashMap<>();
            page = read(last, changed);
            write(changed);
            Fault.point("schema.formula");
            last = page.isEmpty() ? null : page.getLast();
        } while (page.size() == PAGE);
    }

    private List<UUID> read(@Nullable UUID after, Map<UUID, @Nullable Object> changed) throws SQLException {
        String columns = fields.stream()
                .flatMap(each -> each.columns().stream())
                .map(Column::sql)
                .collect(Collectors.joining(", "));
        String sql = "select " + id + ", " + columns + " from " + rule.entity().table()
                + (after == null ? "" : " where " + id + " > ?") + " order by " + id + " fetch first " + PAGE
                + " rows only";
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            if (after != null) {
                select.setObject(1, after);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    UUID each = rows.getObject(1, UUID.class);
                    ids.add(each);
                    look(each, values(rows), changed);
                }
            }
        }
        return ids;
    }

    private Map<String, @Nullable Object> values(ResultSet rows) throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>();
        int column = 2;
        for (FieldMeta each : fields) {
            values.put(each.name(), each.kind().read(rows, column));
            column += each.columns().size();
        }
        return values;
    }

    private void look(UUID record, Map<String, @Nullable Object> values, Map<UUID, @Nullable Object> changed) {
        try {
            Object value = rule.formula().value(each -> values.get(each.name()));
            if (!Objects.equals(value, values.get(field.name()))) {
                changed.put(record, value);
            }
        } catch (BadValue e) {
            throw failure("of the record " + record + ": " + e.getMessage(), e);
        }
    }

    private void write(Map<UUID, @Nullable Object> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        String columns =
                field.columns().stream().map(column -> column.sql() + " = ?").collect(Collectors.joining(", "));
        String sql = "update " + rule.entity().table() + " set " + columns + " where " + id + " = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Map.Entry<UUID, @Nullable Object> each : changed.entrySet()) {
                List<@Nullable Object> values = new ArrayList<>();
                field.kind().bind(each.getValue(), values);
                values.add(each.getKey());
                for (int i = 0; i < values.size(); i++) {
                    update.setObject(i + 1, values.get(i));
                }
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            SqlError.Kind kind = SqlErrors.of(e).kind();
            if (kind != SqlError.Kind.CHECK && kind != SqlError.Kind.UNIQUE) {
                throw e;
            }
            throw failure(
                    "of what is there: " + (kind == SqlError.Kind.CHECK ? "another rule" : "a rule of uniqueness")
                            + " refuses it",
                    e);
        }
    }

    private SchemaFailure failure(String what, Throwable cause) {
        return StoredRules.failure(
                rule.entity(),
                field.columns(),
                "cannot hold what the formula of " + field.name() + " gives " + what,
                "change the record or the formula so that they fit",
                cause);
    }
}
