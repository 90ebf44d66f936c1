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
import org.kontor.api.Message;
import org.kontor.core.database.Fault;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.formula.KeptRule;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Works out formulas of an entity for all records that are there, page by page, and writes those that have another value than
 * before: without a new version, as sums are counted, in the transaction that notes it.
 */
final class StoredFormulas {
    private static final int PAGE = 1_000;

    private final Connection connection;
    private final List<KeptRule.OfFormula> formulas;
    private final EntityMeta entity;

    /** What is read: of what they are made, and what is there. */
    private final Set<FieldMeta> fields = new LinkedHashSet<>();

    private final String id;

    /** @param formulas of one entity, in the order in which they are worked out */
    StoredFormulas(Connection connection, List<KeptRule.OfFormula> formulas) {
        this.connection = connection;
        this.formulas = formulas;
        this.entity = formulas.getFirst().entity();
        for (KeptRule.OfFormula each : formulas) {
            fields.addAll(each.formula().reads());
            fields.add(each.field());
        }
        this.id = entity.get("id").columns().getFirst().sql();
    }

    /** @throws SchemaFailure where a field cannot hold what comes of a record */
    void workOut() throws SQLException {
        UUID last = null;
        do {
            last = workOut(last, PAGE);
        } while (last != null);
    }

    /**
     * Does so for some records.
     *
     * @param after the last one of those before; null for the first ones
     * @return the last one of these; null where none is left
     */
    @Nullable
    UUID workOut(@Nullable UUID after, int most) throws SQLException {
        Map<UUID, Map<String, @Nullable Object>> changed = new HashMap<>();
        List<UUID> page = read(after, most, changed);
        write(changed);
        Fault.point("schema.formula");
        return page.size() < most ? null : page.getLast();
    }

    private List<UUID> read(@Nullable UUID after, int most, Map<UUID, Map<String, @Nullable Object>> changed)
            throws SQLException {
        String columns = fields.stream()
                .flatMap(each -> each.columns().stream())
                .map(Column::sql)
                .collect(Collectors.joining(", "));
        String sql = "select " + id + ", " + columns + " from " + entity.table()
                + (after == null ? "" : " where " + id + " > ?") + " order by " + id + " fetch first " + most
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

    private void look(
            UUID record, Map<String, @Nullable Object> values, Map<UUID, Map<String, @Nullable Object>> changed) {
        for (KeptRule.OfFormula each : formulas) {
            String name = each.field().name();
            try {
                Object value = each.formula().value(field -> values.get(field.name()));
                if (!Objects.equals(value, values.put(name, value))) {
                    changed.put(record, values);
                }
            } catch (BadValue e) {
                throw failure(
                        each.field(),
                        Message.of(
                                        "system.formula_unheld",
                                        "cannot hold what the formula of {field} gives of the record {record}: {reason}")
                                .with("field", name)
                                .with("record", record.toString())
                                .with("reason", e.reason()),
                        e);
            }
        }
    }

    private void write(Map<UUID, Map<String, @Nullable Object>> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        String columns = formulas.stream()
                .flatMap(each -> each.field().columns().stream())
                .map(column -> column.sql() + " = ?")
                .collect(Collectors.joining(", "));
        String sql = "update " + entity.table() + " set " + columns + " where " + id + " = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Map.Entry<UUID, Map<String, @Nullable Object>> each : changed.entrySet()) {
                List<@Nullable Object> bound = new ArrayList<>();
                for (KeptRule.OfFormula formula : formulas) {
                    FieldMeta field = formula.field();
                    field.kind().bind(each.getValue().get(field.name()), bound);
                }
                bound.add(each.getKey());
                for (int i = 0; i < bound.size(); i++) {
                    update.setObject(i + 1, bound.get(i));
                }
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            SqlError.Kind kind = SqlErrors.of(e).kind();
            if (kind != SqlError.Kind.CHECK && kind != SqlError.Kind.UNIQUE) {
                throw e;
            }
            String names = formulas.stream().map(each -> each.field().name()).collect(Collectors.joining(", "));
            throw failure(
                    formulas.getFirst().field(),
                    (kind == SqlError.Kind.CHECK
                                    ? Message.of(
                                            "system.formulas_refused",
                                            "cannot hold what the formulas of {fields} give of what is there: another"
                                                    + " rule refuses it")
                                    : Message.of(
                                            "system.formulas_equal",
                                            "cannot hold what the formulas of {fields} give of what is there: a rule of"
                                                    + " uniqueness refuses it"))
                            .with("fields", names),
                    e);
        }
    }

    private SchemaFailure failure(FieldMeta field, Message reason, Throwable cause) {
        return StoredRules.failure(
                entity,
                field.columns(),
                reason,
                Message.of("system.formula_mend", "change the record or the formula so that they fit"),
                cause);
    }
}
