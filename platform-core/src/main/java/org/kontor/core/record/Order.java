package org.kontor.core.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Sort;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Sql;

/**
 * The order of a list: its keys, then the id. Empty values come last both ways. Where the first key may be empty, the
 * list is read in two runs, filled values and then empty ones, so that the database walks an index in either direction
 * and begins at the right place.
 */
final class Order {
    /**
     * One key.
     *
     * @param mayBeEmpty whether rows may have none
     * @param place where its value is selected, for the cursor
     */
    private record Key(TermSql term, boolean isDescending, boolean mayBeEmpty, int place) {
        Sql value() {
            return term.sortExpression();
        }
    }

    private final Source source;
    private final List<Key> keys = new ArrayList<>();

    /**
     * @throws BadValue when a key is unknown to the actor or cannot be sorted by
     */
    Order(Reading reading, List<Sort> sorts) throws BadValue {
        this.source = reading.source();
        for (Sort sort : sorts) {
            TermSql term = TermSql.of(source, sort.term());
            if (!term.field().kind().isSortable()) {
                throw new BadValue(Message.of("system.not_sortable", "One cannot sort or group by {field}")
                        .with("field", term.path().path()));
            }
            boolean always = term.path().hops().isEmpty() && isAlwaysFilled(term);
            keys.add(new Key(term, sort.isDescending(), !always, reading.place(term.sortExpression())));
        }
    }

    private static boolean isAlwaysFilled(TermSql term) {
        return switch (term.field().system()) {
            case ID, CREATED_AT, CREATED_BY, UPDATED_AT, UPDATED_BY, PARENT, SOURCE -> true;
            case OWNER, TEAM -> false;
            // a record without a value for it does not play
            case null ->
                term.source().entity().isAspect() && term.field().field().isRequired();
        };
    }

    /** Whether rows with an empty first key are read in a run of their own. */
    boolean hasTwoRuns() {
        return !keys.isEmpty() && keys.getFirst().mayBeEmpty();
    }

    /** Reads where the row stands. */
    Position position(ResultSet rows) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (Key key : keys) {
            values.add(Position.read(rows, key.place(), key.term().sortType()));
        }
        return new Position(values, rows.getObject(1, UUID.class));
    }

    /** Whether a position can be one of this order. */
    boolean fits(Position position) {
        if (position.values().size() != keys.size()) {
            return false;
        }
        for (int i = 0; i < keys.size(); i++) {
            Object value = position.values().get(i);
            boolean fits = value == null
                    ? keys.get(i).mayBeEmpty()
                    : Position.isOf(value, keys.get(i).term().sortType());
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The rows of a run. */
    Where run(boolean empty) {
        return hasTwoRuns()
                ? Where.of(new Sql().add("(").add(keys.getFirst().value()).add(empty ? " is null)" : " is not null)"))
                : Where.ALWAYS;
    }

    /** The rows behind a position, within the position's run. */
    Where behind(Position position) {
        Where behind = behind(position, 0);
        Object first = keys.isEmpty() ? null : position.values().getFirst();
        if (first == null) {
            return behind;
        }
        // says nothing new, but is a bound that an index can begin at
        Key key = keys.getFirst();
        return Where.all(compare(key.value(), key.isDescending() ? " <= " : " >= ", first), behind);
    }

    private Where behind(Position position, int at) {
        if (at == keys.size()) {
            return compare(new Sql().add(source.id()), isIdDescending() ? " < " : " > ", position.id());
        }
        Key key = keys.get(at);
        Object value = position.values().get(at);
        if (value == null) {
            Where isEmpty = Where.of(new Sql().add("(").add(key.value()).add(" is null)"));
            return Where.all(at == 0 ? Where.ALWAYS : isEmpty, behind(position, at + 1));
        }
        Where further = compare(key.value(), key.isDescending() ? " < " : " > ", value);
        if (at > 0 && key.mayBeEmpty()) {
            further = Where.any(
                    further, Where.of(new Sql().add("(").add(key.value()).add(" is null)")));
        }
        Where same = compare(key.value(), " = ", value);
        boolean bounded = at == 0 && keys.size() == 1;
        return Where.any(further, bounded ? behind(position, at + 1) : Where.all(same, behind(position, at + 1)));
    }

    /**
     * PostgreSQL gets the value behind a select: it then takes it for unknown and keeps one plan for all pages. Of a known
     * one it thinks that a plan of its own is worth making for each page, which costs more than reading it.
     */
    private Where compare(Sql left, String sign, Object value) {
        boolean hidden = source.asking().dialect() == Dialect.POSTGRESQL;
        Sql compared = new Sql().add("(").add(left).add(sign).add(hidden ? "(select " : "");
        return Where.of(compared.bind(value).add(hidden ? "))" : ")"));
    }

    private boolean isIdDescending() {
        return !keys.isEmpty() && keys.getLast().isDescending();
    }

    /** Adds {@code order by} for a run. */
    void addTo(Sql sql, boolean empty) {
        addTo(sql, empty, Key::value, source.id());
    }

    /** The same of rows whose columns are named by their places. */
    void addNamed(Sql sql, boolean empty) {
        addTo(sql, empty, key -> Sql.of(Reading.name(key.place())), Reading.name(1));
    }

    private void addTo(Sql sql, boolean empty, Function<Key, Sql> value, String id) {
        sql.add(" order by ");
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            if (i > 0 || !empty) {
                sql.add(value.apply(key))
                        .add(key.isDescending() ? " desc" : "")
                        .add(i > 0 && key.mayBeEmpty() ? " nulls last" : "")
                        .add(", ");
            }
        }
        sql.add(id).add(isIdDescending() ? " desc" : "");
    }
}
