package org.kontor.core.record;

import java.sql.ResultSet;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Measure;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Table;
import org.kontor.api.Verb;
import org.kontor.api.When;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Sql;

/** Reads records for an access: what the actor may not see is not in the answer. */
public final class RecordReader {
    private final Catalog catalog;
    private final InstantSource clock;
    private final Timing timing;

    public RecordReader(Catalog catalog, InstantSource clock) {
        this(catalog, clock, Timing.UNTOLD);
    }

    /** @param timing is told how long lists, counts and numbers take */
    public RecordReader(Catalog catalog, InstantSource clock, Timing timing) {
        this.catalog = catalog;
        this.clock = clock;
        this.timing = timing;
    }

    Catalog catalog() {
        return catalog;
    }

    Asking asking(Transaction transaction, @Nullable Access access) {
        return new Asking(catalog, transaction.dialect(), clock.instant(), access);
    }

    /** A record, if there is one in sight. */
    Optional<StoredRow> find(Transaction transaction, Access access, EntityMeta entity, UUID id) {
        return load(transaction, access, entity, List.of(id)).stream().findFirst();
    }

    /** The records of these ids that are in sight, in the order of the ids as given. */
    List<StoredRow> load(Transaction transaction, Access access, EntityMeta entity, Collection<UUID> ids) {
        Reading reading = new Reading(Source.of(asking(transaction, access), entity), false);
        reading.addAll();
        return inOrder(reading, new Loader(transaction).byId(reading, ids), ids);
    }

    /** The whole records of these ids, whoever may see them: for the engine and its hooks. */
    List<StoredRow> whole(Transaction transaction, EntityMeta entity, Collection<UUID> ids) {
        Reading reading = new Reading(Source.whole(asking(transaction, null), entity), false);
        reading.addAll();
        return inOrder(reading, new Loader(transaction).byId(reading, ids), ids);
    }

    /**
     * The same, of which the actor gets no more at once than an answer may hold.
     *
     * @param memory what they take is counted here; null where they are few
     */
    List<StoredRow> wholeFor(
            Transaction transaction,
            Access access,
            EntityMeta entity,
            Collection<UUID> ids,
            AnswerMemory.@Nullable Share memory) {
        Asking asking = asking(transaction, access).counted(memory);
        Reading reading = new Reading(Source.whole(asking, entity), false);
        reading.addAll();
        return inOrder(reading, new Loader(transaction).byId(reading, ids), ids);
    }

    private static List<StoredRow> inOrder(Reading reading, List<Line> lines, Collection<UUID> ids) {
        Map<UUID, Line> byId = new HashMap<>();
        lines.forEach(line -> byId.put(line.id(), line));
        List<StoredRow> rows = new ArrayList<>(lines.size());
        for (UUID id : new LinkedHashSet<>(ids)) {
            Line line = byId.get(id);
            if (line != null) {
                rows.add(reading.row(line));
            }
        }
        return rows;
    }

    /** A page of records. */
    Page<StoredRow> list(Transaction transaction, Access access, Query query) {
        EntityMeta entity = catalog.get(query.entity());
        Asking asking = asking(transaction, access);
        try {
            Reading reading = new Reading(Source.of(asking, entity), false);
            reading.addAll();
            reading.expand(query.expand());
            List<Line> lines = new ArrayList<>();
            Pager pager = new Pager(reading, query);
            long begun = System.nanoTime();
            Optional<String> next = pager.forEach(transaction, lines::add);
            timing.took(Timing.Asked.LIST, query, System.nanoTime() - begun);
            Optional<Page.Count> count = query.counted()
                    ? Optional.of(count(transaction, asking(transaction, access), entity, query, timing))
                    : Optional.empty();
            return new Page<>(lines.stream().map(reading::row).toList(), next, count);
        } catch (BadValue e) {
            throw malformed(e);
        }
    }

    /** How many records a question is about, with somebody told how long that took. */
    static Page.Count count(Transaction transaction, Asking asking, EntityMeta entity, Query query, Timing timing)
            throws BadValue {
        long begun = System.nanoTime();
        Page.Count count = Counting.count(transaction, asking, entity, query);
        timing.took(Timing.Asked.COUNT, query, System.nanoTime() - begun);
        return count;
    }

    /** Numbers over records, by groups. */
    Table aggregate(Transaction transaction, Access access, Query query, List<Measure> measures) {
        EntityMeta entity = catalog.get(query.entity());
        try {
            return new Aggregate(Source.of(asking(transaction, access), entity), query, measures)
                    .read(transaction, timing);
        } catch (BadValue e) {
            throw malformed(e);
        }
    }

    /** Holds records that the actor may read, in the order of their ids, and tells which rights reach each. */
    List<Locked> lock(Transaction transaction, Access access, EntityMeta entity, Verb verb, Collection<UUID> ids) {
        if (entity.isAspect()) {
            throw Reasons.mayNotUpdate(entity);
        }
        Source source = Source.whole(asking(transaction, access), entity);
        Where visible = RowCondition.of(source.seenByActor(), Verb.READ);
        List<Right> rights = access.rights(entity.name(), verb);
        Reading reading = new Reading(source, false);
        reading.addAll();
        return reached(
                        transaction,
                        reading,
                        rights,
                        visible,
                        ids,
                        transaction.dialect().held())
                .stream()
                .map(each -> new Locked(reading.row(each.line()), each.rights()))
                .toList();
    }

    /** Tells which of these rights of the actor's reach records, whether they may read them or not. */
    Map<UUID, List<Right>> reached(
            Transaction transaction, Access access, EntityMeta entity, List<Right> rights, Collection<UUID> ids) {
        Source source = Source.whole(asking(transaction, access), entity);
        Reading reading = new Reading(source, false);
        Map<UUID, List<Right>> reached = new HashMap<>();
        reached(transaction, reading, rights, Where.ALWAYS, ids, "")
                .forEach(each -> reached.put(each.line().id(), each.rights()));
        return reached;
    }

    private record Reached(Line line, List<Right> rights) {}

    private static List<Reached> reached(
            Transaction transaction,
            Reading reading,
            List<Right> rights,
            Where visible,
            Collection<UUID> ids,
            String held) {
        Source source = reading.source();
        Where where = Where.all(RowCondition.in(source.id(), new LinkedHashSet<>(ids)), visible);
        if (where.isNever()) {
            return List.of();
        }
        Source seen = source.seenByActor();
        int first = -1;
        for (Right right : rights) {
            int extra = reading.extra(RowCondition.of(seen, right).asFlag());
            first = first < 0 ? extra : first;
        }
        Sql sql = where.addTo(reading.select().add(" where ")).add(" order by " + source.id());
        sql.add(held);
        List<Reached> reached = new ArrayList<>();
        for (Line line : new Loader(transaction).load(reading, sql)) {
            List<Right> reaching = new ArrayList<>();
            for (int i = 0; i < rights.size(); i++) {
                if (line.is(first + i)) {
                    reaching.add(rights.get(i));
                }
            }
            reached.add(new Reached(line, reaching));
        }
        return reached;
    }

    /** The fields that the actor may read of these very records, of those that are in sight. */
    Map<UUID, OpenFields> open(Transaction transaction, Access access, EntityMeta entity, Collection<UUID> ids) {
        Source source = Source.of(asking(transaction, access), entity);
        Reading reading = new Reading(source, false);
        Map<String, Integer> flags = new HashMap<>();
        for (FieldMeta field : entity.fields()) {
            try {
                Where open = RowCondition.open(source, field);
                flags.put(field.name(), reading.extra(open.asFlag()));
            } catch (BadValue nowhere) {
                continue;
            }
        }
        Map<UUID, OpenFields> open = new HashMap<>();
        for (Line line : new Loader(transaction).byId(reading, ids)) {
            Set<String> names = new HashSet<>(flags.keySet());
            names.removeIf(field -> !line.is(flags.getOrDefault(field, 0)));
            open.put(line.id(), new OpenFields(access, entity.name(), names));
        }
        return open;
    }

    /**
     * Which of these records there are, for references to them: in sight of the actor, or at all.
     *
     * @param access of whoever must see them, or null for all
     * @param kept whether they must not be deleted before the transaction ends
     */
    Set<UUID> present(
            Transaction transaction, @Nullable Access access, EntityMeta entity, Collection<UUID> ids, boolean kept) {
        Asking asking = asking(transaction, access);
        Source source = access == null ? Source.whole(asking, entity) : Source.of(asking, entity);
        Where where =
                Where.all(RowCondition.in(source.id(), new LinkedHashSet<>(ids)), RowCondition.of(source, Verb.READ));
        if (where.isNever()) {
            return Set.of();
        }
        Sql sql = where.addTo(
                source.addTo(new Sql().add("select ").add(source.id()).add(" from "))
                        .add(" where "));
        if (kept && transaction.dialect() == Dialect.POSTGRESQL) {
            // on H2 writers take turns, so that nobody deletes meanwhile
            sql.add(" for key share");
        }
        return Run.query(transaction, sql, rows -> {
            Set<UUID> present = new HashSet<>();
            while (rows.next()) {
                present.add(rows.getObject(1, UUID.class));
            }
            return present;
        });
    }

    /**
     * Whether a declared condition, such as an action's or a rule's, holds of a record. It is asked of all fields,
     * whatever the actor may read; the access says who "me" is.
     */
    boolean matches(Transaction transaction, Access access, EntityMeta entity, UUID id, Condition condition) {
        return matchesSome(transaction, access, entity, List.of(id), condition);
    }

    /** Whether a declared condition holds of at least one of some records, asked like {@link #matches}. */
    boolean matchesSome(
            Transaction transaction, Access access, EntityMeta entity, Collection<UUID> ids, Condition condition) {
        Source source = Source.whole(asking(transaction, access), entity);
        Where where = Where.all(RowCondition.in(source.id(), ids), RowCondition.declared(source, condition));
        return !where.isNever() && exists(transaction, source, where);
    }

    /**
     * A point in time as a value of a type, for whoever asks.
     *
     * @throws BadValue when fields of that type hold none
     */
    Object pointInTime(Transaction transaction, Access access, When when, FieldType type) throws BadValue {
        return PointInTime.of(when, asking(transaction, access), type);
    }

    /** Whether a record points to this one of which something declared holds; this one itself may still be in the trash. */
    boolean isPointedTo(Transaction transaction, Access access, Ref ref, Condition.Some some) {
        EntityMeta from = catalog.get(Objects.requireNonNull(some.back().entity()));
        Source source = Source.whole(asking(transaction, access), from);
        Where where = RowCondition.declared(source, some.back().is(ref).and(some.where()));
        return !where.isNever() && exists(transaction, source, where);
    }

    private static boolean exists(Transaction transaction, Source source, Where where) {
        Sql sql = where.addTo(source.addTo(new Sql().add("select 1 from ")).add(" where "));
        return Run.query(transaction, sql, ResultSet::next);
    }

    /** Records of which a declared condition holds, whoever may see them; not more than a few. */
    Set<UUID> declared(Transaction transaction, Access access, EntityMeta entity, Condition condition, int most) {
        Source source = Source.whole(asking(transaction, access), entity);
        return ids(transaction, source, RowCondition.declared(source, condition), most);
    }

    /** Those of some records that are in sight and answer a question of the actor's. */
    Set<UUID> answering(
            Transaction transaction, Access access, EntityMeta entity, Condition condition, Collection<UUID> ids)
            throws BadValue {
        Source source = Source.of(asking(transaction, access), entity);
        Where asked = Where.all(RowCondition.of(source, Verb.READ), ConditionSql.of(source, condition));
        return ids(transaction, source, Where.all(RowCondition.in(source.id(), ids), asked), ids.size());
    }

    /** How many records in sight answer a question of the actor's; none where they may not ask it. */
    long countSeen(Transaction transaction, Access access, EntityMeta entity, Condition condition) {
        Source source = Source.of(asking(transaction, access), entity);
        Where where;
        try {
            where = Where.all(RowCondition.of(source, Verb.READ), ConditionSql.of(source, condition));
        } catch (BadValue unreadable) {
            return 0;
        }
        if (where.isNever()) {
            return 0;
        }
        Sql sql =
                where.addTo(source.addTo(new Sql().add("select count(*) from ")).add(" where "));
        return Run.query(transaction, sql, rows -> rows.next() ? rows.getLong(1) : 0L);
    }

    private static Set<UUID> ids(Transaction transaction, Source source, Where where, int most) {
        if (where.isNever()) {
            return Set.of();
        }
        Sql sql = where.addTo(
                source.addTo(new Sql().add("select ").add(source.id()).add(" from "))
                        .add(" where "));
        return Run.query(transaction, sql.add(" limit " + most), rows -> {
            Set<UUID> found = new LinkedHashSet<>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        });
    }

    /** What the actor may read of the names of records; those without a readable one are missing. */
    Map<Ref, String> titles(Transaction transaction, Access access, EntityMeta entity, Collection<UUID> ids) {
        Source like = Source.of(asking(transaction, access), entity);
        return Titles.read(transaction, like, Map.of(entity.name(), ids));
    }

    /** The same of records of several entities. */
    Map<Ref, String> titles(
            Transaction transaction, Access access, Map<EntityName, ? extends Collection<UUID>> records) {
        List<EntityMeta> known = records.keySet().stream()
                .flatMap(name -> catalog.findMeta(name).stream())
                .toList();
        return known.isEmpty()
                ? Map.of()
                : Titles.read(transaction, Source.of(asking(transaction, access), known.getFirst()), records);
    }

    static Refusal malformed(BadValue e) {
        return Refusal.of(Refusal.Code.MALFORMED, e.reason());
    }
}
