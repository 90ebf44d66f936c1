package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Sql;

/** Asks which records a mass change is about, and how far its actor may do it at all. */
public final class MassReads {
    private static final int PAGE = 10_000;
    private static final Message PARTS =
            Message.of("system.mass_parts", "Parts are changed record by record, not in many records at once");

    private final RecordReader reader;

    public MassReads(RecordReader reader) {
        this.reader = reader;
    }

    /**
     * Refuses values that no record of the entity can be given by this actor, whichever it is.
     *
     * @throws Refusal FORBIDDEN, INVALID naming fields and reasons
     */
    public static void check(Access access, EntityMeta entity, List<Assignment> values) {
        mayAtAll(access, entity, Verb.UPDATE);
        Licence licence = Licence.of(access, entity, Verb.UPDATE);
        Problems problems = new Problems();
        for (Assignment each : values) {
            if (each instanceof Assignment.Value value) {
                check(entity, licence, value, problems);
            }
        }
        problems.checkForbidden();
        problems.checkInvalid();
    }

    /** Those of some records that the actor may read. */
    public Set<UUID> inSight(Transaction transaction, Access access, EntityMeta entity, Collection<UUID> ids) {
        try {
            return reader.answering(transaction, access, entity, Condition.always(), ids);
        } catch (BadValue nothingAsked) {
            throw new IllegalStateException(nothingAsked);
        }
    }

    private static void check(EntityMeta entity, Licence licence, Assignment.Value given, Problems problems) {
        String name = given.field().name();
        FieldMeta field = entity.find(name).orElse(null);
        if (field == null || !licence.isKnown(field)) {
            problems.add(name, Catalog.unknownField(name).reason());
        } else if (field.isKept()) {
            problems.add(name, Reasons.KEPT);
        } else if (field.moved()) {
            problems.forbid(name, Reasons.MOVED);
        } else if (field.byRule()) {
            problems.forbid(name, Reasons.BY_RULE);
        } else if (field.field().isDerived()) {
            problems.forbid(name, Reasons.DERIVED);
        } else if (!licence.mayWrite(field)) {
            problems.forbid(name, Reasons.NOT_WRITABLE);
        } else if (field.isParts()) {
            problems.add(name, PARTS);
        } else {
            checkValue(field, given.value(), problems);
        }
    }

    private static void checkValue(FieldMeta field, @Nullable Object value, Problems problems) {
        if (value instanceof Misfit misfit) {
            problems.add(field.name(), misfit.reason());
        } else if (value != null) {
            try {
                field.kind().check(value, field);
            } catch (BadValue e) {
                problems.add(field.name(), e.reason());
            }
        }
    }

    /**
     * Refuses whoever may do it with no record of the entity.
     *
     * @throws Refusal FORBIDDEN
     */
    public static void mayAtAll(Access access, EntityMeta entity, Verb verb) {
        if (access.rights(entity.name(), verb).isEmpty()) {
            throw verb == Verb.DELETE ? Reasons.mayNotDelete(entity) : Reasons.mayNotUpdate(entity);
        }
    }

    /** How many records in sight answer a question, exactly. */
    public long matching(Transaction transaction, Access access, EntityMeta entity, Condition where) {
        Source source = Source.of(reader.asking(transaction, access), entity);
        return count(transaction, source, matching(source, where));
    }

    /** How many of them the actor may do it with: delete them, or write all of some fields. */
    public long permitted(
            Transaction transaction,
            Access access,
            EntityMeta entity,
            Condition where,
            Verb verb,
            List<Field<?>> fields) {
        Source source = Source.of(reader.asking(transaction, access), entity);
        return count(transaction, source, permitted(source, where, verb, fields));
    }

    /** Some of these, the oldest and the newest of them. */
    public List<UUID> sample(
            Transaction transaction,
            Access access,
            EntityMeta entity,
            Condition where,
            Verb verb,
            List<Field<?>> fields,
            int most) {
        Set<UUID> some = new LinkedHashSet<>();
        for (String order : List.of("", " desc")) {
            Source source = Source.of(reader.asking(transaction, access), entity);
            Where asked = permitted(source, where, verb, fields);
            if (!asked.isNever()) {
                some.addAll(ids(transaction, source, asked, order, most / 2));
            }
        }
        return List.copyOf(some);
    }

    /**
     * Hands out the ids of all records in sight that answer a question, as they stand in the transaction.
     *
     * @param newestFirst in which order; what needs others is mostly newer than they are
     */
    public void each(
            Transaction transaction,
            Access access,
            EntityMeta entity,
            Condition where,
            boolean newestFirst,
            Consumer<UUID> taker) {
        UUID last = null;
        List<UUID> page;
        do {
            Source source = Source.of(reader.asking(transaction, access), entity);
            Where asked = matching(source, where);
            if (asked.isNever()) {
                return;
            }
            if (last != null) {
                asked = Where.all(
                        asked,
                        Where.of(new Sql()
                                .add(source.id())
                                .add(newestFirst ? " < " : " > ")
                                .bind(last)));
            }
            page = ids(transaction, source, asked, newestFirst ? " desc" : "", PAGE);
            page.forEach(taker);
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
    }

    private static Where matching(Source source, Condition where) {
        try {
            return Where.all(RowCondition.of(source, Verb.READ), ConditionSql.of(source, where));
        } catch (BadValue e) {
            throw RecordReader.malformed(e);
        }
    }

    private static Where permitted(Source source, Condition where, Verb verb, List<Field<?>> fields) {
        List<Where> all = new ArrayList<>(List.of(matching(source, where), RowCondition.of(source, verb)));
        for (Field<?> named : fields) {
            FieldMeta field = source.entity().get(named.name());
            List<Right> rights = new ArrayList<>(
                    source.asking().access().rights(source.entity().name(), verb).stream()
                            .filter(right -> right.fields().includes(field))
                            .toList());
            if (field.saysWhose()) {
                rights.addAll(source.asking().access().rights(source.entity().name(), Verb.SHARE));
            }
            all.add(Where.any(
                    rights.stream().map(right -> RowCondition.of(source, right)).toList()));
        }
        return Where.all(all);
    }

    private static long count(Transaction transaction, Source source, Where where) {
        if (where.isNever()) {
            return 0;
        }
        Sql sql =
                where.addTo(source.addTo(new Sql().add("select count(*) from ")).add(" where "));
        return Run.query(transaction, sql, rows -> rows.next() ? rows.getLong(1) : 0L);
    }

    private static List<UUID> ids(Transaction transaction, Source source, Where where, String order, int most) {
        Sql sql = where.addTo(
                source.addTo(new Sql().add("select ").add(source.id()).add(" from "))
                        .add(" where "));
        sql.add(" order by " + source.id() + order + " limit " + most);
        return Run.query(transaction, sql, rows -> {
            List<UUID> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        });
    }
}
