package org.kontor.core.meta;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Operator;

/**
 * Everything there is to know of a kind of field. One class per {@link FieldType}; no other place asks which type a
 * field is.
 *
 * @param <T> the Java type of its values, as {@code org.kontor.api.Shape} promises it
 */
public interface FieldKind<T> {
    /** What is said where a value is neither of the two. */
    Message YES_OR_NO = Message.of("system.expected_yes_no", "Expected true or false");

    FieldType type();

    /** The columns that hold a value, in order; none where values live in a table of their own. */
    List<Column> columns(Field<?> field, Identifiers identifiers);

    /** Reads a value from consecutive columns of a row, beginning at {@code first}; null when the field is empty. */
    @Nullable
    T read(ResultSet rows, int first) throws SQLException;

    /** Adds what each column gets, in order, as the driver takes it. */
    void bind(@Nullable T value, List<@Nullable Object> columns);

    /** Writes a value. */
    void write(JsonGenerator json, T value) throws IOException;

    /**
     * Copies a value from consecutive columns to JSON: what {@link #read} and {@link #write} do in two steps, JSON's null
     * where the field is empty.
     *
     * @return whether there was a value
     */
    default boolean copy(JsonRow row, int first) throws SQLException, IOException {
        T value = read(row.rows(), first);
        if (value == null) {
            row.json().writeNull();
            return false;
        }
        write(row.json(), value);
        return true;
    }

    /**
     * Reads a value that a client sent; never called for JSON null.
     *
     * @return null when the value says nothing, as blank text does
     * @throws BadValue when it is of a wrong form
     */
    @Nullable
    T parse(JsonNode json, Field<?> field) throws BadValue;

    /**
     * Reads a value from text, as addresses and CSV files write it.
     *
     * @throws BadValue when it is of a wrong form
     */
    @Nullable
    T parse(String text, Field<?> field) throws BadValue;

    /**
     * Reads a value that was written down earlier, perhaps when the field was of another type; never called for JSON null.
     *
     * @return null when it is nothing that the field can hold now
     */
    default @Nullable T parseFormer(JsonNode json, Field<?> field) {
        try {
            return parse(json, field);
        } catch (BadValue ofAnotherType) {
            try {
                return json.isValueNode() ? parse(json.asText(), field) : null;
            } catch (BadValue nothing) {
                return null;
            }
        }
    }

    /** A value as a text that {@link #parse(String, Field)} reads. */
    default String written(T value) {
        return ValueText.of(this, value);
    }

    /**
     * The value as it is stored: stripped, folded, rounded to the column. Called for every value, whoever sets it.
     *
     * @return null when the value says nothing
     * @throws BadValue when the value does not fit: too long, out of range, not in the list
     */
    @Nullable
    T check(Object value, FieldMeta field) throws BadValue;

    /** How many characters a value has at most where its field does not say; 0 where that is not counted. */
    default int ownLength() {
        return 0;
    }

    /**
     * Checks a value that somebody asks for: one that no record could ever hold finds nothing, and is a slip.
     *
     * @throws BadValue when it is none of the list, retired ones included
     */
    default void checkAsked(Object value, FieldMeta field) throws BadValue {
        // of most kinds any value can be held
    }

    /** Which comparisons make sense. */
    Set<Operator> operators();

    /** Whether lists sort, and aggregates group, by it. */
    default boolean isSortable() {
        return true;
    }

    /** Whether values are numbers that can be summed. */
    default boolean isSummable() {
        return false;
    }

    /** The column, of those that hold a value, by which lists sort and measures are worked out. */
    default int sortColumn() {
        return 0;
    }

    /**
     * Adds a comparison with a value to a statement; the result is never unknown to SQL (an empty field answers no, and
     * for {@link Operator#IS_NOT} yes).
     *
     * @param columns the columns, qualified and quoted
     * @param operator one of {@link #operators()}; not {@link Operator#IN}, which is a chain of IS, unless the kind says
     *     otherwise
     */
    void compare(Sql sql, List<String> columns, Operator operator, Object value);

    /**
     * Adds a comparison of two values of this kind that both stand in columns; unknown to SQL where one is empty, but
     * for {@link Operator#IS_NOT}, which holds then.
     *
     * @param others the other's columns, as many and of the same types
     * @return false when two such values do not compare that way; nothing is added then
     */
    default boolean compareColumns(Sql sql, List<String> columns, Operator operator, List<String> others) {
        String sign = switch (operator) {
            case IS, IS_NOT -> "=";
            case AT_LEAST -> ">=";
            case AT_MOST -> "<=";
            case MORE_THAN -> ">";
            case LESS_THAN -> "<";
            case IN, CONTAINS, STARTS_WITH, OVERLAPS, IS_EMPTY -> "";
        };
        if (sign.isEmpty()) {
            return false;
        }
        boolean whole = sign.equals("=");
        sql.add(operator == Operator.IS_NOT ? "((" : "(");
        for (int i = 0; i < (whole ? columns.size() : 1); i++) {
            sql.add(i == 0 ? "" : " and ")
                    .add(columns.get(i))
                    .add(" ")
                    .add(sign)
                    .add(" ")
                    .add(others.get(i));
        }
        sql.add(operator == Operator.IS_NOT ? ") is not true)" : ")");
        return true;
    }

    /** How values are encrypted where they are kept; null where they are not. */
    default @Nullable Sealing sealing() {
        return null;
    }

    /** How JSON Schema (2020-12, as OpenAPI 3.1 uses it) describes a value. */
    ObjectNode schema(FieldMeta field);

    /** A value of a wrong form. */
    static BadValue expected(Message what) {
        return new BadValue(what);
    }

    /** A value of a wrong form. */
    static BadValue expected(String key, String english) {
        return expected(Message.of(key, english));
    }

    /** What is said where a value has to look like a piece of JSON, or like a word. */
    static Message form(String example) {
        return Message.of("system.expected", "Expected {what}").with("what", example);
    }

    /** An empty object of JSON. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
