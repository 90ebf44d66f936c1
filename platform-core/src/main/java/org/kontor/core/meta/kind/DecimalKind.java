package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;

/** An exact decimal number; a string in JSON, so that no client rounds it. Serves prices too. */
final class DecimalKind extends SingleColumn<BigDecimal> {
    static final int SCALE = 6;
    private static final int WHOLE_DIGITS = 19;
    private static final int MOST_LETTERS = 40;
    private static final Message FORM =
            Message.of("system.expected_decimal", "Expected a decimal number such as \"12.50\"");

    private final FieldType type;

    DecimalKind(FieldType type) {
        this.type = type;
    }

    @Override
    public FieldType type() {
        return type;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(identifiers.column(field.name(), Column.Type.DECIMAL));
    }

    @Override
    public @Nullable BigDecimal read(ResultSet rows, int first) throws SQLException {
        BigDecimal value = rows.getBigDecimal(first);
        return value == null ? null : trim(value);
    }

    @Override
    Object column(BigDecimal value) {
        return value;
    }

    @Override
    public void write(JsonGenerator json, BigDecimal value) throws IOException {
        json.writeString(value.toPlainString());
    }

    @Override
    public @Nullable BigDecimal parse(JsonNode json, Field<?> field) throws BadValue {
        return parseNumber(json);
    }

    static @Nullable BigDecimal parseNumber(JsonNode json) throws BadValue {
        if (!json.isTextual() && !json.isNumber()) {
            throw FieldKind.expected(FORM);
        }
        return parseNumber(json.asText());
    }

    @Override
    public @Nullable BigDecimal parse(String text, Field<?> field) throws BadValue {
        return parseNumber(text);
    }

    static @Nullable BigDecimal parseNumber(String text) throws BadValue {
        String number = text.strip();
        if (number.isEmpty()) {
            return null;
        }
        if (number.length() > MOST_LETTERS) {
            throw FieldKind.expected(FORM);
        }
        try {
            return checkNumber(new BigDecimal(number));
        } catch (NumberFormatException e) {
            throw FieldKind.expected(FORM);
        }
    }

    @Override
    public BigDecimal check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof BigDecimal number)) {
            throw FieldKind.expected(FORM);
        }
        return checkNumber(number);
    }

    static BigDecimal checkNumber(BigDecimal number) throws BadValue {
        if (Math.abs((long) number.scale()) > 100 || number.precision() > 100) {
            throw digits();
        }
        BigDecimal trimmed = trim(number);
        if (trimmed.scale() > SCALE || trimmed.precision() - trimmed.scale() > WHOLE_DIGITS) {
            throw digits();
        }
        return trimmed;
    }

    private static BadValue digits() {
        return new BadValue(
                Message.of("system.too_many_digits", "At most {whole} digits before the point and {fraction} after")
                        .with("whole", WHOLE_DIGITS)
                        .with("fraction", SCALE));
    }

    /** Without the zeros that the column's scale added, so that a number has one form. */
    static BigDecimal trim(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public boolean isSummable() {
        return true;
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        return FieldKind.object().put("type", "string").put("format", "decimal");
    }
}
