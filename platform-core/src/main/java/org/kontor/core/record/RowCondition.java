package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.kontor.api.Condition;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.access.Right;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Sql;

/**
 * Which rows an actor's rights reach, and on which rows they open a field. A right's own condition is asked of all
 * fields, whatever the actor may read: it is the administrator's word, not the actor's question.
 */
final class RowCondition {
    private RowCondition() {}

    /** Whether there is any right to read records of an entity. */
    static boolean mayRead(Asking asking, EntityMeta entity, boolean whole) {
        EntityMeta permitted = entity.parent()
                .flatMap(parent -> asking.catalog().findMeta(parent.entity()))
                .orElse(entity);
        return whole || !asking.access().rights(permitted.name(), Verb.READ).isEmpty();
    }

    /** The rows on which an actor may do something; those of parts are the ones whose parent they may do it on. */
    static Where of(Source source, Verb verb) {
        if (source.past() != null) {
            // what is out of sight is not in it
            return Where.ALWAYS;
        }
        if (source.isWhole()) {
            return Where.ALWAYS;
        }
        EntityMeta.Parent parent = source.entity().parent().orElse(null);
        if (parent == null) {
            return any(source, source.asking().access().rights(source.entity().name(), verb));
        }
        Source above = source.other(source.asking().catalog().get(parent.entity()));
        Verb there = verb == Verb.CREATE || verb == Verb.DELETE ? Verb.UPDATE : verb;
        try {
            return above.exists(Where.all(
                    isParent(above, source),
                    of(above, there),
                    open(above, above.entity().get(parent.field()))));
        } catch (BadValue unreadable) {
            return Where.NEVER;
        }
    }

    private static Where isParent(Source above, Source part) {
        return Where.of(new Sql().add(above.id()).add(" = ").add(part.column("parent_id")));
    }

    private static Where any(Source source, List<Right> rights) {
        List<Where> each = new ArrayList<>();
        for (Right right : rights) {
            each.add(of(source, right));
        }
        return Where.any(each);
    }

    /** The rows that one right reaches. */
    static Where of(Source source, Right right) {
        List<Where> all = new ArrayList<>(List.of(scope(source, right.scope()), declared(source, right.condition())));
        right.shared().forEach(shared -> all.add(SharedRows.of(source, shared)));
        if (right.attached()) {
            all.add(attached(source));
        }
        if (right.follows() != null) {
            all.add(following(source, source.entity().get(right.follows().name())));
        }
        return Where.all(all);
    }

    /** The rows that hang on a record that the actor may read. */
    private static Where attached(Source source) {
        return pointing(
                source,
                source.entity().attachedTo().orElseThrow(),
                source.asking().catalog().takingAttached(),
                true);
    }

    /** The rows that point to a record in sight, of the entities that are approved. */
    private static Where following(Source source, FieldMeta reference) {
        return pointing(
                source,
                reference,
                source.asking().catalog().all().stream()
                        .filter(EntityMeta::isApproved)
                        .toList(),
                false);
    }

    /**
     * The rows whose open reference is to a record of some entities that the actor may read.
     *
     * @param goTogether whether they are gone when the record is, so that whoever reads all records need not look for it
     */
    private static Where pointing(Source source, FieldMeta to, Collection<EntityMeta> targets, boolean goTogether) {
        String entity = source.columns(to).getFirst();
        String id = source.columns(to).getLast();
        List<String> whole = new ArrayList<>();
        List<Where> each = new ArrayList<>();
        for (EntityMeta target : targets) {
            List<Right> rights = source.asking().access().rights(target.name(), Verb.READ);
            if (goTogether && rights.stream().anyMatch(Right::isUnlimited)) {
                whole.add(target.name().toString());
            } else if (!rights.isEmpty()) {
                Source record = Source.of(source.asking(), target);
                Where is = Where.of(new Sql().add(record.id()).add(" = ").add(id));
                Where named = Where.of(
                        new Sql().add(entity).add(" = ").bind(target.name().toString()));
                each.add(Where.all(named, record.exists(Where.all(is, any(record, rights)))));
            }
        }
        if (!whole.isEmpty()) {
            each.add(Where.of(new Sql().add(entity).add(" in (").bindAll(whole).add(")")));
        }
        return Where.any(each);
    }

    /** A condition that somebody declared, asked of all fields; one that no longer fits the model never holds. */
    static Where declared(Source source, Condition condition) {
        try {
            Source same = source.seenWhole();
            Where plain = ConditionSql.of(same, condition);
            if (!same.hasJoins()) {
                return plain;
            }
            Source again = Source.whole(source.asking(), source.entity());
            Where where = ConditionSql.of(again, condition);
            Where isSame = Where.of(new Sql().add(again.id()).add(" = ").add(source.id()));
            return again.exists(Where.all(isSame, where));
        } catch (BadValue gone) {
            return Where.NEVER;
        }
    }

    /**
     * The rows on which the actor may read a field.
     *
     * @throws BadValue when there is none: then the field is unknown
     */
    static Where open(Source source, FieldMeta field) throws BadValue {
        PastTable past = source.past();
        if (past != null) {
            return past.open(source, field);
        }
        if (source.isWhole() || field.system() != null) {
            return Where.ALWAYS;
        }
        List<Right> all = source.asking().access().rights(source.entity().name(), Verb.READ);
        List<Right> opening = new ArrayList<>(all.size());
        for (Right right : all) {
            if (right.fields().includes(field)) {
                if (right.isUnlimited()) {
                    return Where.ALWAYS;
                }
                opening.add(right);
            }
        }
        if (opening.isEmpty()) {
            throw Catalog.unknownField(field.name());
        }
        // a part is in sight with its parent, not by these rights: they do not follow from the row's being there
        boolean followsFromRow =
                opening.size() == all.size() && !source.entity().isPart();
        return followsFromRow ? Where.ALWAYS : any(source, opening);
    }

    /** The same of a field that may be open on none. */
    static Where openAnywhere(Source source, FieldMeta field) {
        try {
            return open(source, field);
        } catch (BadValue nowhere) {
            return Where.NEVER;
        }
    }

    private static Where scope(Source source, Scope scope) {
        if (scope == Scope.ALL) {
            return Where.ALWAYS;
        }
        EntityMeta.Parent parent = source.entity().parent().orElse(null);
        if (parent != null) {
            Source above =
                    Source.whole(source.asking(), source.asking().catalog().get(parent.entity()));
            return above.exists(Where.all(isParent(above, source), scope(above, scope)));
        }
        List<Where> reached = new ArrayList<>();
        if (source.entity().isOwned() && scope != Scope.SHARED) {
            reached.add(Where.of(new Sql()
                    .add(source.column("owner_id"))
                    .add(" = ")
                    .bind(source.asking().me())));
            if (scope == Scope.TEAM) {
                reached.add(
                        in(source.column("team_id"), source.asking().access().teams()));
            }
            if (scope == Scope.SUBORDINATES) {
                reached.add(
                        in(source.column("owner_id"), source.asking().access().subordinates()));
            }
        }
        return Where.any(reached);
    }

    /**
     * A column that holds one of the ids; none of an empty set. For a single one without an array, of which PostgreSQL
     * supposes ten ids: the plan that it could keep would look dear, and it would plan each time anew.
     */
    static Where in(String column, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Where.NEVER;
        }
        Sql sql = new Sql().add(column);
        return Where.of(
                ids.size() == 1
                        ? sql.add(" = ").bind(ids.iterator().next())
                        : sql.add(" = any(").bind(ids.toArray(UUID[]::new)).add(")"));
    }
}
