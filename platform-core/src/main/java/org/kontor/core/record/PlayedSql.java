package org.kontor.core.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.EntityName;
import org.kontor.api.SystemTerm;
import org.kontor.api.Verb;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Play;
import org.kontor.core.meta.Sql;
import org.kontor.core.schema.ColumnType;

/**
 * The rows of an aspect: a statement for each rule by which some entity plays it, all with the same columns. The reader's
 * rights on that entity are in it, of its rows and of each field; what they may not read is empty there, before anything
 * is asked of the aspect.
 */
final class PlayedSql {
    /** The column that says by which rule a row is here. */
    static final String NUMBER = "play";

    private static final int VERSION_DIGIT = 15;

    private final Asking asking;
    private final EntityMeta aspect;
    private final Play play;
    private final Source source;
    private final List<Where> where = new ArrayList<>();

    private PlayedSql(Asking asking, EntityMeta aspect, Play play, Source source) {
        this.asking = asking;
        this.aspect = aspect;
        this.play = play;
        this.source = source;
    }

    /** A statement for each rule whose entity the actor may read; where there is none, one without rows. */
    static List<Sql> branches(Asking asking, EntityMeta aspect, boolean whole) {
        List<Sql> branches = new ArrayList<>();
        for (Play play : aspect.plays()) {
            EntityMeta entity = asking.catalog().get(play.entity());
            if (RowCondition.mayRead(asking, entity, whole)) {
                Source source = whole ? Source.whole(asking, entity) : Source.of(asking, entity);
                Sql branch = new PlayedSql(asking, aspect, play, source).statement();
                if (branch != null) {
                    branches.add(branch);
                }
            }
        }
        return branches.isEmpty() ? List.of(nothing(asking, aspect)) : List.copyOf(branches);
    }

    private static Sql nothing(Asking asking, EntityMeta aspect) {
        List<Sql> columns = new ArrayList<>();
        columns.add(new Sql().add("cast(null as integer) as ").add(asking.quote(NUMBER)));
        columns.add(new Sql().add("cast(null as bigint) as ").add(asking.quote("version")));
        aspect.fields()
                .forEach(field -> field.columns()
                        .forEach(column ->
                                columns.add(empty(column, asking.dialect()).add(" as " + column.sql()))));
        return select(columns).add(" where false");
    }

    private static Sql select(List<Sql> columns) {
        Sql sql = new Sql().add("select ");
        for (int i = 0; i < columns.size(); i++) {
            sql.add(i == 0 ? "" : ", ").add(columns.get(i));
        }
        return sql;
    }

    /** Null when the actor may not read what decides that a record plays, or what every row must say. */
    private @Nullable Sql statement() {
        try {
            where.add(RowCondition.of(source, Verb.READ));
            where.add(ConditionSql.of(source, play.when()));
            List<Sql> columns = columns();
            Where all = Where.all(where);
            if (all.isNever()) {
                return null;
            }
            Sql sql = source.addTo(select(columns).add(" from "));
            return all.isAlways() ? sql : all.addTo(sql.add(" where "));
        } catch (BadValue unreadable) {
            return null;
        }
    }

    private List<Sql> columns() throws BadValue {
        List<Sql> columns = new ArrayList<>();
        columns.add(new Sql().add(play.number() + " as ").add(asking.quote(NUMBER)));
        columns.add(Sql.of(source.column("version") + " as " + asking.quote("version")));
        for (FieldMeta field : aspect.fields()) {
            List<Sql> values = values(field);
            for (int i = 0; i < values.size(); i++) {
                columns.add(values.get(i).add(" as " + field.columns().get(i).sql()));
            }
        }
        return columns;
    }

    private List<Sql> values(FieldMeta field) throws BadValue {
        if (field.system() == SystemTerm.Kind.ID) {
            return List.of(id());
        }
        if (field.system() == SystemTerm.Kind.SOURCE) {
            return record();
        }
        return switch (play.fields().get(field.name())) {
            case null -> empty(field);
            case Assignment.Value value -> constant(field, value.value());
            case Assignment.Source from -> {
                try {
                    yield term(field, TermSql.of(source, from.term()));
                } catch (BadValue unreadable) {
                    if (field.field().isRequired()) {
                        throw unreadable;
                    }
                    yield empty(field);
                }
            }
            default -> throw new IllegalStateException("checked at load");
        };
    }

    /**
     * The record's own, for the first row that it makes; for further ones the same with another version digit. Ids of
     * records are of version 7, so that no two rows have one, and rows stand in the same order by either.
     */
    private Sql id() {
        if (play.turn() == 0) {
            return Sql.of(source.id());
        }
        String text = "cast(" + source.id() + " as varchar)";
        String digit = Integer.toHexString(7 + play.turn());
        return Sql.of("cast(substring(" + text + " from 1 for " + (VERSION_DIGIT - 1) + ") || '" + digit
                + "' || substring(" + text + " from " + (VERSION_DIGIT + 1) + ") as uuid)");
    }

    /** Which record the row is of; parts are found by the record that they live in. */
    private List<Sql> record() {
        EntityMeta.Parent parent = source.entity().parent().orElse(null);
        EntityName entity = parent == null ? play.entity() : parent.entity();
        String id = parent == null ? source.id() : source.column("parent_id");
        return List.of(name(entity), Sql.of(id));
    }

    private Sql name(EntityName entity) {
        return text(new Sql().bind(entity.toString()), asking.dialect());
    }

    private List<Sql> empty(FieldMeta field) {
        List<Sql> empty = new ArrayList<>();
        field.columns().forEach(column -> empty.add(empty(column, asking.dialect())));
        return empty;
    }

    private static Sql empty(Column column, Dialect dialect) {
        return cast(Sql.of("null"), column, dialect);
    }

    private List<Sql> constant(FieldMeta field, @Nullable Object value) throws BadValue {
        List<@Nullable Object> bound = new ArrayList<>();
        field.kind().bind(value == null ? null : field.kind().check(value, field), bound);
        List<Sql> columns = new ArrayList<>();
        for (int i = 0; i < bound.size(); i++) {
            columns.add(cast(new Sql().bind(bound.get(i)), field.columns().get(i)));
        }
        return columns;
    }

    private List<Sql> term(FieldMeta field, TermSql term) {
        if (field.field().isRequired()) {
            where.add(term.open());
            where.add(Where.of(new Sql().add("(").add(term.columns().getFirst()).add(" is not null)")));
        }
        List<Sql> columns = new ArrayList<>();
        if (field.isOpen() && !term.field().isOpen()) {
            EntityName target = term.field().field().targets().getFirst();
            Sql id = term.expression(0);
            columns.add(new Sql()
                    .add("case when ")
                    .add(id)
                    .add(" is not null then ")
                    .add(name(target))
                    .add(" end"));
            columns.add(id);
            return columns;
        }
        for (int i = 0; i < term.columns().size(); i++) {
            Column wanted = field.columns().get(i);
            Sql value = term.expression(i);
            columns.add(term.field().columns().get(i).type() == wanted.type() ? value : cast(value, wanted));
        }
        return columns;
    }

    private Sql cast(Sql value, Column column) {
        return cast(value, column, asking.dialect());
    }

    /** All branches say the same type. */
    private static Sql cast(Sql value, Column column, Dialect dialect) {
        return switch (column.type()) {
            case TEXT, LONG_TEXT -> text(value, dialect);
            default ->
                new Sql()
                        .add("cast(")
                        .add(value)
                        .add(" as " + ColumnType.of(column).sql(dialect) + ")");
        };
    }

    /** And of texts the same order of the alphabet, or no order is known of their union. */
    private static Sql text(Sql value, Dialect dialect) {
        Sql text = new Sql().add("cast(").add(value).add(" as varchar)");
        return dialect == Dialect.H2 ? text : new Sql().add("(").add(text).add(" collate \"und-x-icu\")");
    }
}
