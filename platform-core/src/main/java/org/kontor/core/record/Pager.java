package org.kontor.core.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Query;
import org.kontor.api.Verb;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Sql;

/** Reads one page of a list. */
final class Pager {
    /** Takes the row at which the database's answer stands. */
    @FunctionalInterface
    interface RowVisitor {
        void row(ResultSet rows) throws SQLException;
    }

    private final Reading reading;
    private final Query query;
    private final Query asked;
    private final Order order;
    private final Where where;
    private final @Nullable Position begin;
    private int read;
    private @Nullable Position last;
    private boolean goesOn;

    /**
     * @throws BadValue when condition, order or cursor do not fit what the actor may ask
     */
    Pager(Reading reading, Query query) throws BadValue {
        this(reading, query, query);
    }

    /**
     * The same.
     *
     * @param asked what cursors are of: the query as it was asked
     */
    Pager(Reading reading, Query query, Query asked) throws BadValue {
        this.reading = reading;
        this.query = query;
        this.asked = asked;
        this.where = where(reading.source(), query);
        this.order = new Order(reading, query.sorts());
        String cursor = query.cursor();
        this.begin = cursor == null ? null : CursorCodec.read(asked, cursor);
        if (begin != null && !order.fits(begin)) {
            throw CursorCodec.refused();
        }
    }

    Reading reading() {
        return reading;
    }

    /** The rows that a query is about, and the actor may see. */
    static Where where(Source source, Query query) throws BadValue {
        return Where.all(RowCondition.of(source, Verb.READ), ConditionSql.of(source, query.where()));
    }

    /**
     * Hands out the lines of the page, complete. Where a line needs nothing from other tables it is handed out as soon
     * as it is read.
     *
     * @return the cursor of the next page, if there is one
     */
    Optional<String> forEach(Transaction transaction, Consumer<Line> each) {
        if (reading.isComplete()) {
            return rows(transaction, row -> each.accept(reading.read(row)));
        }
        Asking asking = reading.source().asking();
        asking.begin();
        List<Line> lines = new ArrayList<>();
        Optional<String> next = rows(transaction, row -> lines.add(asking.weighed(reading.read(row))));
        new Loader(transaction).complete(reading, lines);
        lines.forEach(each);
        return next;
    }

    /**
     * Hands out the rows of the page, of a reading that is complete.
     *
     * @return the cursor of the next page, if there is one
     */
    Optional<String> rows(Transaction transaction, RowVisitor each) {
        read = 0;
        last = null;
        goesOn = false;
        if (where.isNever()) {
            return Optional.empty();
        }
        runs(transaction, each);
        Position end = last;
        return goesOn && end != null ? Optional.of(CursorCodec.write(asked, end)) : Optional.empty();
    }

    private void runs(Transaction transaction, RowVisitor each) {
        boolean beginsEmpty =
                order.hasTwoRuns() && begin != null && begin.values().getFirst() == null;
        if (!beginsEmpty) {
            run(transaction, false, each);
        }
        if (order.hasTwoRuns() && !goesOn) {
            if (!beginsEmpty && !transaction.holdsTogether()) {
                throw new Prepared.SecondStatement();
            }
            run(transaction, true, each);
        }
    }

    private Sql page(Sql select, Where rows, boolean empty) {
        if (!rows.isAlways()) {
            rows.addTo(select.add(" where "));
        }
        order.addTo(select, empty);
        return limited(select);
    }

    /**
     * In the text, not bound: PostgreSQL plans a page of unknown size anew each time, which costs more than reading it.
     */
    private Sql limited(Sql sql) {
        return sql.add(" limit " + (query.limit() + 1));
    }

    /** A page out of pages of each branch, so that the database reads of each no more than a page, by an index. */
    private Sql played(Where rows, boolean empty) {
        Sql sql = reading.selectNamed().add(" from (");
        String between = "(";
        for (Sql branch : reading.source().branches()) {
            sql.add(between).add(page(reading.select(branch), rows, empty));
            between = ") union all (";
        }
        order.addNamed(sql.add(")) page"), empty);
        return limited(sql);
    }

    private void run(Transaction transaction, boolean empty, RowVisitor each) {
        boolean beginsHere =
                begin != null && (!order.hasTwoRuns() || (begin.values().getFirst() == null) == empty);
        Where rows =
                Where.all(where, order.run(empty), begin != null && beginsHere ? order.behind(begin) : Where.ALWAYS);
        boolean isAspect = reading.source().entity().isAspect();
        Run.query(transaction, isAspect ? played(rows, empty) : page(reading.select(), rows, empty), found -> {
            while (found.next()) {
                if (read == query.limit()) {
                    goesOn = true;
                    break;
                }
                read++;
                if (read == query.limit()) {
                    last = order.position(found);
                }
                each.row(found);
            }
            return true;
        });
    }
}
