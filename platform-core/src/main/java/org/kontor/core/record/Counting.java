package org.kontor.core.record;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.Sql;

/** Says how many records a query is about: exactly where that is cheap, about otherwise. */
final class Counting {
    private static final long CHEAP = 10_000;
    private static final long CHEAP_IN_PROCESS = 100_000;
    private static final Pattern PLANNED = Pattern.compile("\"Plan Rows\": *(\\d+)");

    private Counting() {}

    static Page.Count count(Transaction transaction, Asking asking, EntityMeta entity, Query query) throws BadValue {
        return count(transaction, Source.of(asking, entity), query);
    }

    /** The same of a table that may be another than that of now. */
    static Page.Count count(Transaction transaction, Source source, Query query) throws BadValue {
        Where where = Pager.where(source, query);
        if (where.isNever()) {
            return new Page.Count(0, true);
        }
        Sql rows = source.addTo(new Sql().add("select 1 from "));
        if (!where.isAlways()) {
            where.addTo(rows.add(" where "));
        }
        boolean plans = transaction.dialect() == Dialect.POSTGRESQL;
        long most = plans ? CHEAP : CHEAP_IN_PROCESS;
        Sql bounded = new Sql()
                .add("select count(*) from (")
                .add(rows)
                .add(" limit ")
                .bind(most + 1)
                .add(") counted");
        long counted = number(transaction, bounded);
        if (counted <= most) {
            return new Page.Count(counted, true);
        }
        return new Page.Count(plans ? Math.max(counted, planned(transaction, rows)) : most, false);
    }

    private static long number(Transaction transaction, Sql sql) {
        return Run.query(transaction, sql, rows -> rows.next() ? rows.getLong(1) : 0L);
    }

    private static long planned(Transaction transaction, Sql rows) {
        Sql explain = new Sql().add("explain (format json) ").add(rows);
        String plan = Run.query(transaction, explain, lines -> lines.next() ? lines.getString(1) : "");
        Matcher first = PLANNED.matcher(plan);
        return first.find() ? Long.parseLong(first.group(1)) : 0;
    }
}
