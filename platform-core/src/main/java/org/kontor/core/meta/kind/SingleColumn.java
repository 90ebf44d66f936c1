package org.kontor.core.meta.kind;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Operator;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.Sql;

/** Kinds whose value stands in one column and compares as the column does. */
abstract class SingleColumn<T> implements FieldKind<T> {
    static final Set<Operator> ORDERED = Set.of(
            Operator.IS,
            Operator.IS_NOT,
            Operator.IN,
            Operator.AT_LEAST,
            Operator.AT_MOST,
            Operator.MORE_THAN,
            Operator.LESS_THAN,
            Operator.IS_EMPTY);

    /** What the driver takes for a value. */
    abstract Object column(T value);

    @Override
    public void bind(@Nullable T value, List<@Nullable Object> columns) {
        columns.add(value == null ? null : column(value));
    }

    @Override
    public Set<Operator> operators() {
        return ORDERED;
    }

    @Override
    public void compare(Sql sql, List<String> columns, Operator operator, Object value) {
        @SuppressWarnings("unchecked")
        Object bound = column((T) value);
        compareColumn(sql, Objects.requireNonNull(columns.getFirst()), operator, bound);
    }

    static void compareColumn(Sql sql, String column, Operator operator, Object bound) {
        switch (operator) {
            case IS -> sql.add(column).add(" = ").bind(bound);
            case IS_NOT ->
                sql.add("(")
                        .add(column)
                        .add(" <> ")
                        .bind(bound)
                        .add(" or ")
                        .add(column)
                        .add(" is null)");
            case AT_LEAST -> sql.add(column).add(" >= ").bind(bound);
            case AT_MOST -> sql.add(column).add(" <= ").bind(bound);
            case MORE_THAN -> sql.add(column).add(" > ").bind(bound);
            case LESS_THAN -> sql.add(column).add(" < ").bind(bound);
            case IN, CONTAINS, STARTS_WITH, OVERLAPS, IS_EMPTY ->
                throw new IllegalArgumentException(operator + " is no comparison with one value of this kind");
        }
    }
}
