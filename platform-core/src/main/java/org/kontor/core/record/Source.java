package org.kontor.core.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Sql;

/** An entity's table under an alias, with the tables behind its references, each joined once. */
final class Source {
    private final Asking asking;
    private final EntityMeta entity;
    private final String alias;
    private final boolean whole;
    private final String id;
    private final List<Sql> joins;
    private final Map<String, Source> behind = new LinkedHashMap<>();
    private final @Nullable PastTable past;
    private @Nullable List<Sql> branches;

    private Source(Asking asking, EntityMeta entity, String alias, boolean whole, List<Sql> joins) {
        this(asking, entity, alias, whole, joins, null);
    }

    private Source(
            Asking asking, EntityMeta entity, String alias, boolean whole, List<Sql> joins, @Nullable PastTable past) {
        this.asking = asking;
        this.entity = entity;
        this.alias = alias;
        this.whole = whole;
        this.id = alias + "." + entity.get("id").columns().getFirst().sql();
        this.joins = joins;
        this.past = past;
    }

    /** A table of its own, of which the actor sees what they may read. */
    static Source of(Asking asking, EntityMeta entity) {
        return new Source(asking, entity, asking.alias(), false, new ArrayList<>());
    }

    /** A table as it was, of which the actor sees what they may read now. Nothing is joined to it. */
    static Source past(Asking asking, EntityMeta entity, PastTable past) {
        return new Source(asking, entity, asking.alias(), false, new ArrayList<>(), past);
    }

    /** A table of its own, seen whole: for the engine, and for conditions that were declared and not asked. */
    static Source whole(Asking asking, EntityMeta entity) {
        return new Source(asking, entity, asking.alias(), true, new ArrayList<>());
    }

    /** A table of its own, seen as this one is. */
    Source other(EntityMeta other) {
        return whole ? whole(asking, other) : of(asking, other);
    }

    /** This same table under the same alias, seen whole. What it joins is its own. */
    Source seenWhole() {
        return new Source(asking, entity, alias, true, new ArrayList<>());
    }

    /** This same table under the same alias, of which the actor sees what they may read. What it joins is its own. */
    Source seenByActor() {
        return new Source(asking, entity, alias, false, new ArrayList<>());
    }

    /** This same table under the same alias, seen whole, where somebody else is "me". What it joins is its own. */
    Source seenWholeBy(Access other) {
        return new Source(asking.by(other), entity, alias, true, new ArrayList<>());
    }

    Asking asking() {
        return asking;
    }

    EntityMeta entity() {
        return entity;
    }

    /** Of a table as it was: what stands in its place. */
    @Nullable
    PastTable past() {
        return past;
    }

    boolean isWhole() {
        return whole;
    }

    boolean hasJoins() {
        return !joins.isEmpty();
    }

    int joinCount() {
        return joins.size();
    }

    /** The columns of a field, qualified. */
    List<String> columns(FieldMeta field) {
        List<String> qualified = new ArrayList<>(field.columns().size());
        for (Column column : field.columns()) {
            qualified.add(alias.concat(".").concat(column.sql()));
        }
        if (field.isEncrypted()) {
            // opened for this record alone
            return List.of("(cast(" + id + " as varchar(36)) || ' ' || " + qualified.getFirst() + ")");
        }
        return qualified;
    }

    /** A column that is no field's, qualified. */
    String column(String name) {
        return alias + "." + asking.quote(name);
    }

    String id() {
        return id;
    }

    /**
     * The table behind a reference with one target. A target that is missing or out of sight is a row of nulls.
     *
     * @throws BadValue when the actor may not read the reference, or no record of the target at all
     */
    Source behind(FieldMeta reference) throws BadValue {
        Source known = behind.get(reference.name());
        if (known != null) {
            return known;
        }
        List<EntityName> targets = reference.field().targets();
        EntityMeta target = targets.size() == 1
                ? asking.catalog().findMeta(targets.getFirst()).orElse(null)
                : null;
        if (target == null || !RowCondition.mayRead(asking, target, whole)) {
            throw Catalog.unknownField(reference.name());
        }
        Source next = new Source(asking, target, asking.alias(), whole, joins);
        Where on = Where.all(
                Where.of(new Sql()
                        .add(next.id())
                        .add(" = ")
                        .add(columns(reference).getFirst())),
                RowCondition.open(this, reference),
                RowCondition.of(next, Verb.READ));
        joins.add(on.addTo(new Sql().add(" left join ").add(next.table()).add(" " + next.alias + " on ")));
        behind.put(reference.name(), next);
        return next;
    }

    /** Adds the table and what was joined so far; of an aspect the rows of all who play it. */
    Sql addTo(Sql out) {
        return joined(out.add(table()));
    }

    private Sql table() {
        if (past != null) {
            return past.rows(asking);
        }
        if (!entity.isAspect()) {
            return Sql.of(entity.table());
        }
        Sql all = new Sql();
        branches()
                .forEach(branch -> all.add(all.isEmpty() ? "(" : " union all ").add(branch));
        return all.add(")");
    }

    /** Adds the rows of one branch of an aspect alone, and what was joined so far. */
    Sql addTo(Sql out, Sql branch) {
        return joined(out.add("(").add(branch).add(")"));
    }

    private Sql joined(Sql out) {
        out.add(" ").add(alias);
        joins.forEach(out::add);
        return out;
    }

    /** Of an aspect: a statement for each of those who play it and whom the actor may read; at least one. */
    List<Sql> branches() {
        List<Sql> known = branches;
        if (known == null) {
            known = PlayedSql.branches(asking, entity, whole);
            branches = known;
        }
        return known;
    }

    /** That there is a row of this table, and of those behind it, of which something holds. */
    Where exists(Where where) {
        if (where.isNever()) {
            return Where.NEVER;
        }
        Sql exists = addTo(new Sql().add("exists (select 1 from ")).add(" where ");
        return Where.of(where.addTo(exists).add(")"));
    }
}
