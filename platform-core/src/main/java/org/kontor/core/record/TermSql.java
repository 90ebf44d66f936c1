package org.kontor.core.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Term;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Sql;
import org.kontor.core.meta.TermPath;

/**
 * A term in a statement: where it stands, and on which rows the actor may read it.
 *
 * @param path the term, resolved
 * @param source the table that holds it
 * @param columns its columns there; none where its values live in another table
 * @param open the rows on which the actor may read it
 */
record TermSql(TermPath path, Source source, List<String> columns, Where open) {
    private static final int MOST_JOINS = 60;

    /**
     * Finds a term, joining what is on the way.
     *
     * @throws BadValue when there is no such field, or none that the actor may read: both answer alike
     */
    static TermSql of(Source root, Term<?> term) throws BadValue {
        TermPath path = root.asking().catalog().resolve(term);
        if (path.entity() != root.entity()) {
            throw Catalog.unknownField(path.path());
        }
        if (!path.hops().isEmpty() && root.joinCount() > MOST_JOINS) {
            throw new BadValue(
                    Message.of("system.too_many_joins", "The question goes through too many references at once"));
        }
        Source source = root;
        try {
            for (FieldMeta hop : path.hops()) {
                source = source.behind(hop);
            }
            return of(source, path);
        } catch (BadValue unknown) {
            throw Catalog.unknownField(path.path());
        }
    }

    /** A field of a table. */
    static TermSql of(Source source, FieldMeta field) throws BadValue {
        return of(source, new TermPath(source.entity(), List.of(), field, null));
    }

    private static TermSql of(Source source, TermPath path) throws BadValue {
        FieldMeta field = path.last();
        return new TermSql(path, source, source.columns(field), RowCondition.open(source, field));
    }

    FieldMeta field() {
        return path.last();
    }

    /** What its sorting column holds. */
    Column.Type sortType() {
        return path.bucket() != null
                ? Column.Type.DATE
                : field().columns().get(field().kind().sortColumn()).type();
    }

    /** The column by which it is sorted, grouped and measured; null where the actor may not read it. */
    Sql sortExpression() {
        return path.bucket() != null
                ? masked(bucket())
                : expression(field().kind().sortColumn());
    }

    /** One of its columns; null where the actor may not read it. */
    Sql expression(int column) {
        return masked(Sql.of(columns.get(column)));
    }

    private Sql masked(Sql plain) {
        if (open.isNever()) {
            // a null that keeps the column's type
            return new Sql()
                    .add("case when " + source.id() + " is null then ")
                    .add(plain)
                    .add(" end");
        }
        return open.isAlways()
                ? plain
                : open.addTo(new Sql().add("case when "))
                        .add(" then ")
                        .add(plain)
                        .add(" end");
    }

    /** The value that a period's first day stands for. */
    Object ofDay(LocalDate day) {
        return field().type() == FieldType.MOMENT
                ? day.atStartOfDay(source.asking().zone()).toInstant()
                : day;
    }

    /** The first day of the period in the actor's zone. */
    Sql bucket() {
        Asking asking = source.asking();
        boolean h2 = asking.dialect() == Dialect.H2;
        String column = columns.getFirst();
        String unit = switch (Objects.requireNonNull(path.bucket())) {
            case DAY -> "day";
            case WEEK -> h2 ? "iso_week" : "week";
            case MONTH -> "month";
            case QUARTER -> "quarter";
            case YEAR -> "year";
        };
        Sql local = new Sql();
        if (field().type() == FieldType.DATE) {
            local.add("cast(" + column + " as timestamp)");
        } else if (h2) {
            // H2 casts moments to local time in the session's zone; its text is in the zone that was asked for
            local.add("cast(substring(cast(" + column + " at time zone ")
                    .bind(asking.zone().getId())
                    .add(" as varchar) from 1 for 19) as timestamp)");
        } else {
            local.add("(" + column + " at time zone ")
                    .bind(asking.zone().getId())
                    .add(")");
        }
        return new Sql().add("cast(date_trunc('" + unit + "', ").add(local).add(") as date)");
    }
}
