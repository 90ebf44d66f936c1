package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Operator;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.JsonRow;
import org.kontor.core.meta.Sealing;
import org.kontor.core.meta.Sql;
import org.kontor.core.secret.Unopenable;
import org.kontor.core.secret.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values of another kind that are encrypted where they are kept: their texts, in a column of text. A database cannot compare
 * them, so that it is asked for nothing but whether there is one. Statements select them behind their record's id and a
 * blank, since they are opened for that record alone.
 */
final class EncryptedKind implements FieldKind<Object>, Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(EncryptedKind.class);
    private static final int ID = 36;
    private static final int MOST_TOLD = 1000;

    private final FieldKind<Object> plain;
    private final Field<?> field;
    private final List<String> names;
    private final Vault vault;
    /** Of which records it was said that their values are damaged: once is enough. */
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();

    private volatile boolean settled;

    /**
     * @param plain what the values are
     * @param names that the field has and had, the one that it has first
     */
    EncryptedKind(FieldKind<Object> plain, Field<?> field, List<String> names, Vault vault) {
        this.plain = plain;
        this.field = field;
        this.names = List.copyOf(names);
        this.vault = vault;
    }

    @Override
    public Sealing sealing() {
        return this;
    }

    @Override
    public String seal(UUID record, Object value) {
        return sealText(record, plain.written(value));
    }

    @Override
    public String sealText(UUID record, String text) {
        return vault.seal(place(names.getFirst(), record), text);
    }

    @Override
    public boolean isSealed(UUID record, String text) {
        try {
            vault.open(names.stream().map(name -> place(name, record)).toList(), text);
            return Vault.isSealed(text);
        } catch (Unopenable e) {
            return false;
        }
    }

    @Override
    public void settle() {
        settled = true;
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    private String place(String name, UUID record) {
        return field.shape() + "." + name + " " + record;
    }

    @Override
    public @Nullable Object open(UUID record, String text) {
        try {
            List<String> places =
                    names.stream().map(name -> place(name, record)).toList();
            return plain.parse(settled ? vault.openSealed(places, text) : vault.open(places, text), field);
        } catch (Unopenable | BadValue e) {
            if (told.size() < MOST_TOLD && told.add(record)) {
                LOG.error(
                        "{} of the record {} cannot be decrypted: {}. Write it anew; the history has what it held.",
                        field,
                        record,
                        e.getMessage());
            }
            return Damaged.VALUE;
        }
    }

    @Override
    public FieldType type() {
        return plain.type();
    }

    @Override
    public List<Column> columns(Field<?> of, Identifiers identifiers) {
        return List.of(identifiers.column(of.name(), Column.Type.LONG_TEXT));
    }

    @Override
    public @Nullable Object read(ResultSet rows, int first) throws SQLException {
        String text = rows.getString(first);
        return text == null ? null : open(UUID.fromString(text.substring(0, ID)), text.substring(ID + 1));
    }

    @Override
    public void bind(@Nullable Object value, List<@Nullable Object> columns) {
        if (value != null) {
            throw new IllegalStateException("a value of " + field + " is kept encrypted, and never like this");
        }
        columns.add(null);
    }

    @Override
    public void write(JsonGenerator json, Object value) throws IOException {
        plain.write(json, value);
    }

    @Override
    public boolean copy(JsonRow row, int first) throws SQLException, IOException {
        Object value = Sealing.known(read(row.rows(), first));
        if (value == null) {
            row.json().writeNull();
            return false;
        }
        write(row.json(), value);
        return true;
    }

    @Override
    public @Nullable Object parse(JsonNode json, Field<?> of) throws BadValue {
        return plain.parse(json, of);
    }

    @Override
    public @Nullable Object parse(String text, Field<?> of) throws BadValue {
        return plain.parse(text, of);
    }

    @Override
    public String written(Object value) {
        return plain.written(value);
    }

    @Override
    public @Nullable Object check(Object value, FieldMeta of) throws BadValue {
        return plain.check(value, of);
    }

    @Override
    public Set<Operator> operators() {
        return Set.of(Operator.IS_EMPTY);
    }

    @Override
    public boolean isSortable() {
        return false;
    }

    @Override
    public void compare(Sql sql, List<String> columns, Operator operator, Object value) {
        throw new IllegalArgumentException(operator + " is no comparison with what is encrypted");
    }

    @Override
    public boolean compareColumns(Sql sql, List<String> columns, Operator operator, List<String> others) {
        return false;
    }

    @Override
    public ObjectNode schema(FieldMeta of) {
        return plain.schema(of);
    }
}
