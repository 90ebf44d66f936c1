package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Money;
import org.kontor.api.Operator;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.Sql;

/** An amount with its currency, in two columns. Amounts compare within one currency only. */
final class MoneyKind implements FieldKind<Money> {
    @Override
    public FieldType type() {
        return FieldType.MONEY;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(
                identifiers.column(field.name() + "_amount", Column.Type.DECIMAL),
                identifiers.text(field.name() + "_currency", 3));
    }

    @Override
    public @Nullable Money read(ResultSet rows, int first) throws SQLException {
        BigDecimal amount = rows.getBigDecimal(first);
        String currency = rows.getString(first + 1);
        return amount == null || currency == null ? null : new Money(DecimalKind.trim(amount), currency);
    }

    @Override
    public void bind(@Nullable Money value, List<@Nullable Object> columns) {
        columns.add(value == null ? null : value.amount());
        columns.add(value == null ? null : value.currency());
    }

    @Override
    public void write(JsonGenerator json, Money value) throws IOException {
        json.writeStartObject();
        json.writeStringField("amount", value.amount().toPlainString());
        json.writeStringField("currency", value.currency());
        json.writeEndObject();
    }

    @Override
    public String written(Money value) {
        return value.amount().toPlainString() + " " + value.currency();
    }

    @Override
    public @Nullable Money parse(JsonNode json, Field<?> field) throws BadValue {
        JsonNode amount = json.get("amount");
        JsonNode currency = json.get("currency");
        if (!json.isObject() || json.size() != 2 || amount == null || currency == null || !currency.isTextual()) {
            throw FieldKind.expected(FieldKind.form("{\"amount\": \"12.50\", \"currency\": \"EUR\"}"));
        }
        return money(DecimalKind.parseNumber(amount), currency.textValue());
    }

    @Override
    public @Nullable Money parse(String text, Field<?> field) throws BadValue {
        String[] words = text.strip().split(" +");
        if (text.isBlank()) {
            return null;
        }
        if (words.length != 2) {
            throw FieldKind.expected(
                    "system.expected_money_text", "Expected an amount and a currency such as \"12.50 EUR\"");
        }
        return money(DecimalKind.parseNumber(words[0]), words[1]);
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, String currency) throws BadValue {
        if (amount == null) {
            return null;
        }
        try {
            return new Money(amount, currency.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadValue(
                    Message.of("system.unknown_currency", "{currency} is not a currency of ISO 4217 such as EUR")
                            .with("currency", currency));
        }
    }

    @Override
    public Money check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof Money money)) {
            throw FieldKind.expected("system.expected_money", "Expected an amount with its currency");
        }
        return new Money(DecimalKind.checkNumber(money.amount()), money.currency());
    }

    @Override
    public Set<Operator> operators() {
        return SingleColumn.ORDERED;
    }

    @Override
    public boolean isSummable() {
        return true;
    }

    @Override
    public void compare(Sql sql, List<String> columns, Operator operator, Object value) {
        Money money = (Money) value;
        String amount = columns.get(0);
        String currency = columns.get(1);
        if (operator == Operator.IS_NOT) {
            sql.add("(").add(amount).add(" is null or ").add(amount).add(" <> ").bind(money.amount());
            sql.add(" or ").add(currency).add(" <> ").bind(money.currency()).add(")");
            return;
        }
        sql.add("(").add(currency).add(" = ").bind(money.currency()).add(" and ");
        SingleColumn.compareColumn(sql, amount, operator, money.amount());
        sql.add(")");
    }

    /** Amounts of two currencies are neither more nor less than one another. */
    @Override
    public boolean compareColumns(Sql sql, List<String> columns, Operator operator, List<String> others) {
        Sql amounts = new Sql();
        if (!FieldKind.super.compareColumns(amounts, columns, operator, others)) {
            return false;
        }
        sql.add(amounts);
        if (operator != Operator.IS_NOT) {
            sql.add(" and ").add(columns.get(1)).add(" = ").add(others.get(1));
        }
        return true;
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        ObjectNode schema = FieldKind.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("amount").put("type", "string").put("format", "decimal");
        properties.putObject("currency").put("type", "string").put("pattern", "^[A-Z]{3}$");
        schema.putArray("required").add("amount").add("currency");
        return schema.put("additionalProperties", false);
    }
}
