package org.kontor.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kontor.api.Condition;
import org.kontor.api.Scope;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.access.Shared;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.Sql;

/**
 * The rows that were shared with an actor by somebody whose own right reaches them now. They are looked up from the
 * shares, of which there are few, and not asked of each row.
 */
final class SharedRows {
    private final Asking asking;
    private final Source record;
    private final String share;

    private SharedRows(Asking asking, Source record, String share) {
        this.asking = asking;
        this.record = record;
        this.share = share;
    }

    static Where of(Source source, Shared shared) {
        Asking asking = source.asking();
        SharedRows rows = new SharedRows(asking, Source.whole(asking, source.entity()), asking.alias());
        return rows.in(source, shared);
    }

    private Where in(Source source, Shared shared) {
        Where where = Where.all(
                Where.of(new Sql()
                        .add(column("entity"))
                        .add(" = ")
                        .bind(source.entity().name().toString())),
                Where.any(
                        isMe(column("user_id"), asking),
                        RowCondition.in(column("team_id"), asking.access().teams())),
                shared.toEdit() ? Where.of(new Sql().add(column("can_edit"))) : Where.ALWAYS,
                givenBy(shared));
        if (where.isNever()) {
            return Where.NEVER;
        }
        // PostgreSQL looks an array up by the key and joins that with the owner's index; a sub-select beside "or" it
        // scans
        boolean asArray = asking.dialect() == Dialect.POSTGRESQL;
        Sql sql = new Sql()
                .add(source.id())
                .add(asArray ? " = any(array(select " : " in (select ")
                .add(column("record_id"))
                .add(" from ")
                .add(asking.quote("system_share"))
                .add(" ")
                .add(share);
        if (!shared.given().isUnlimited()) {
            record.addTo(sql.add(" join ")).add(" on " + record.id() + " = " + column("record_id"));
        }
        return Where.of(where.addTo(sql.add(" where ")).add(asArray ? "))" : ")"));
    }

    private Where givenBy(Shared shared) {
        List<UUID> givers = shared.givers().stream().map(Access::user).toList();
        Right right = shared.given();
        if (right.isUnlimited()) {
            return RowCondition.in(column("created_by"), givers);
        }
        if (right.scope() == Scope.OWN && right.condition().equals(Condition.always())) {
            return ofOwners(givers);
        }
        List<Where> each = new ArrayList<>();
        for (Access giver : shared.givers()) {
            Source theirs = record.seenWholeBy(giver);
            each.add(Where.all(isMe(column("created_by"), theirs.asking()), RowCondition.of(theirs, right)));
        }
        return Where.any(each);
    }

    /** What most give is what they own: one look at all of them. */
    private Where ofOwners(List<UUID> givers) {
        return record.entity().isOwned()
                ? Where.all(
                        RowCondition.in(column("created_by"), givers),
                        Where.of(new Sql().add(record.column("owner_id") + " = " + column("created_by"))))
                : Where.NEVER;
    }

    private static Where isMe(String column, Asking asking) {
        return Where.of(new Sql().add(column).add(" = ").bind(asking.me()));
    }

    private String column(String name) {
        return share + "." + asking.quote(name);
    }
}
