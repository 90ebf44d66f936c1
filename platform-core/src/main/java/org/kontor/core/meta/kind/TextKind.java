package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Operator;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.JsonRow;
import org.kontor.core.meta.MaskText;
import org.kontor.core.meta.Sql;

/** Text of one line, and what all texts share. Compared to the letter; searched without regard to case. */
class TextKind extends SingleColumn<String> {
    private static final int DEFAULT_LENGTH = 255;
    private static final Set<Operator> OPERATORS = EnumSet.complementOf(EnumSet.of(Operator.OVERLAPS));

    private final FieldType type;
    private final int defaultLength;

    TextKind() {
        this(FieldType.TEXT, DEFAULT_LENGTH);
    }

    TextKind(FieldType type, int defaultLength) {
        this.type = type;
        this.defaultLength = defaultLength;
    }

    @Override
    public FieldType type() {
        return type;
    }

    @Override
    public int ownLength() {
        return defaultLength;
    }

    int maxLength(Field<?> field) {
        return field.maxLength() > 0 ? field.maxLength() : defaultLength;
    }

    /** Whether the text may have several lines. */
    boolean hasLines() {
        return false;
    }

    /** The text as it is stored, for kinds that fold or check its form. */
    String form(String text) throws BadValue {
        return text;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(identifiers.text(field.name(), maxLength(field)));
    }

    @Override
    public @Nullable String read(ResultSet rows, int first) throws SQLException {
        return rows.getString(first);
    }

    @Override
    public final boolean copy(JsonRow row, int first) throws SQLException, IOException {
        return row.text(first);
    }

    @Override
    Object column(String value) {
        return value;
    }

    @Override
    public void write(JsonGenerator json, String value) throws IOException {
        json.writeString(value);
    }

    @Override
    public @Nullable String parse(JsonNode json, Field<?> field) throws BadValue {
        if (!json.isTextual()) {
            throw FieldKind.expected("system.expected_text", "Expected text");
        }
        return parse(json.textValue(), field);
    }

    @Override
    public @Nullable String parse(String text, Field<?> field) throws BadValue {
        return text.isBlank() ? null : text;
    }

    @Override
    public @Nullable String check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof String text)) {
            throw FieldKind.expected("system.expected_text", "Expected text");
        }
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        checkLetters(stripped);
        if (field.field().masked().isPresent() && MaskText.isMask(stripped)) {
            throw new BadValue(Message.of(
                    "system.mask_written",
                    "That is the mask and not the value: leave the field out to keep what it holds"));
        }
        int most = maxLength(field.field());
        String stored = stripped.length() > most ? stripped : form(stripped);
        if (stored.length() > most) {
            throw new BadValue(Message.of("system.too_long", "At most {max, number} characters, not {length, number}")
                    .with("max", most)
                    .with("length", stored.length()));
        }
        return stored;
    }

    private void checkLetters(String text) throws BadValue {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (Character.isISOControl(letter)
                    && !(letter == '\t' || (hasLines() && (letter == '\n' || letter == '\r')))) {
                throw new BadValue(Message.of("system.control_character", "Must not hold control characters"));
            }
            if (Character.isHighSurrogate(letter)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(letter)) {
                throw new BadValue(Message.of("system.broken_text", "Holds half a character"));
            }
        }
    }

    @Override
    public Set<Operator> operators() {
        return OPERATORS;
    }

    @Override
    public void compare(Sql sql, List<String> columns, Operator operator, Object value) {
        String column = columns.getFirst();
        switch (operator) {
            case CONTAINS -> like(sql, column, "%" + escape((String) value) + "%");
            case STARTS_WITH -> like(sql, column, escape((String) value) + "%");
            default -> super.compare(sql, columns, operator, value);
        }
    }

    private static void like(Sql sql, String column, String pattern) {
        sql.add(column).add(" ilike ").bind(pattern).add(" escape '!'");
    }

    private static String escape(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        return FieldKind.object().put("type", "string").put("maxLength", maxLength(field.field()));
    }
}
