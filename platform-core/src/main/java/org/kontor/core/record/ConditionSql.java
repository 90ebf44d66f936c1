package org.kontor.core.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Ref;
import org.kontor.api.SystemTerm;
import org.kontor.api.Verb;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.ConditionJson;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.LinkTable;
import org.kontor.core.meta.ShortText;
import org.kontor.core.meta.Sql;
import org.kontor.core.meta.TermPath;

/** Turns conditions into SQL; the only writer of what people ask for. */
final class ConditionSql {
    private static final int LONGEST_PATTERN = 200;

    private final Source source;
    private final Asking asking;

    private ConditionSql(Source source) {
        this.source = source;
        this.asking = source.asking();
    }

    /**
     * A condition on the rows of a table.
     *
     * @throws BadValue when it speaks of a field that does not exist or may not be read, or compares what does not fit
     */
    static Where of(Source source, Condition condition) throws BadValue {
        return new ConditionSql(source).where(condition);
    }

    private Where where(Condition condition) throws BadValue {
        return switch (condition) {
            case Condition.All all -> Where.all(each(all.conditions()));
            case Condition.Any any -> Where.any(each(any.conditions()));
            case Condition.Not not -> where(not.condition()).not();
            case Condition.Compare compare -> compare(compare);
            case Condition.Some some -> some(some);
            case Condition.SomeOf some -> some(some);
        };
    }

    private List<Where> each(List<Condition> conditions) throws BadValue {
        List<Where> all = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            all.add(where(condition));
        }
        return all;
    }

    private Where compare(Condition.Compare compare) throws BadValue {
        TermSql term = TermSql.of(source, compare.term());
        Operator operator = ConditionJson.allowed(term.path(), compare.operator());
        boolean holdsOfNothing = operator == Operator.IS_EMPTY || operator == Operator.IS_NOT;
        Where plain = plain(term, operator, compare.operand());
        return holdsOfNothing ? Where.any(term.open().not(), plain) : Where.all(term.open(), plain);
    }

    private Where plain(TermSql term, Operator operator, Operand operand) throws BadValue {
        if (term.field().isReferences()) {
            return linked(term, operator, operand);
        }
        if (operator == Operator.IS_EMPTY) {
            return Where.of(new Sql().add(term.columns().getFirst()).add(" is null"));
        }
        return switch (operand) {
            case Operand.Value value -> compare(term, operator, value.value());
            case Operand.Values values -> in(term, values.values());
            case Operand.OfTerm other -> compare(term, operator, TermSql.of(source, other.term()));
            case Operand.At at ->
                compare(
                        term,
                        operator,
                        PointInTime.of(at.when(), asking, term.field().type()));
            case Operand.Me me -> compare(term, operator, new Ref(CatalogBuilder.USER, asking.me()));
            case Operand.MyTeams teams ->
                in(
                        term,
                        asking.access().teams().stream()
                                .map(id -> new Ref(CatalogBuilder.TEAM, id))
                                .toList());
            case Operand.None none -> throw unfit(term.path(), operator);
        };
    }

    private Where compare(TermSql term, Operator operator, @Nullable Object value) throws BadValue {
        if (operator == Operator.IN || value == null) {
            throw unfit(term.path(), operator);
        }
        if (value instanceof String text) {
            ShortText.checkWhole(text);
            checkPattern(operator, text);
        }
        if (term.path().bucket() != null) {
            return bucket(term, operator, value);
        }
        Sql sql = new Sql();
        term.field().kind().compare(sql, term.columns(), operator, value);
        return Where.of(new Sql().add("(").add(sql).add(")"));
    }

    /** What is looked for within texts is short: looking for long ones costs the product of both lengths. */
    private static void checkPattern(Operator operator, String text) throws BadValue {
        boolean looksInside = operator == Operator.CONTAINS || operator == Operator.STARTS_WITH;
        if (looksInside && text.length() > LONGEST_PATTERN) {
            throw new BadValue(Message.of(
                            "system.pattern_long", "At most {max, number} characters can be looked for within a text")
                    .with("max", LONGEST_PATTERN));
        }
    }

    private Where in(TermSql term, List<?> values) throws BadValue {
        List<Column> columns = term.field().columns();
        if (columns.size() == 1 && columns.getFirst().type() == Column.Type.UUID) {
            List<UUID> ids =
                    values.stream().map(value -> ((Ref) value).id()).distinct().toList();
            return RowCondition.in(term.columns().getFirst(), ids);
        }
        List<Where> each = new ArrayList<>(values.size());
        for (Object value : values) {
            each.add(compare(term, Operator.IS, value));
        }
        return Where.any(each);
    }

    private Where compare(TermSql term, Operator operator, TermSql other) throws BadValue {
        TermPath path = other.path();
        FieldKind<Object> kind = term.field().kind();
        boolean fits = term.path().bucket() == null
                && path.bucket() == null
                && !other.columns().isEmpty()
                && comparable(term.field(), other.field())
                && ConditionJson.allowed(path, operator) == operator;
        Sql sql = new Sql().add("(");
        if (!fits || !kind.compareColumns(sql, term.columns(), operator, other.columns())) {
            throw unfit(term.path(), operator);
        }
        Where plain = Where.of(sql.add(")"));
        return operator == Operator.IS_NOT ? Where.any(other.open().not(), plain) : Where.all(other.open(), plain);
    }

    private static boolean comparable(FieldMeta one, FieldMeta other) {
        if (one.columns().size() != other.columns().size() || !one.mayEqual(other)) {
            return false;
        }
        for (int i = 0; i < one.columns().size(); i++) {
            if (family(one.columns().get(i)) != family(other.columns().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Column.Type family(Column column) {
        return switch (column.type()) {
            case INTEGER, LONG, DECIMAL -> Column.Type.DECIMAL;
            case TEXT, LONG_TEXT -> Column.Type.TEXT;
            default -> column.type();
        };
    }

    /** Periods are compared by their first day; a moment inside of one is neither its beginning nor that of the next. */
    private Where bucket(TermSql term, Operator operator, Object value) throws BadValue {
        LocalDate day;
        boolean begins = true;
        if (value instanceof Instant moment) {
            day = moment.atZone(asking.zone()).toLocalDate();
            begins = day.atStartOfDay(asking.zone()).toInstant().equals(moment);
        } else {
            day = (LocalDate) value;
        }
        String sign = switch (operator) {
            case IS -> "=";
            case IS_NOT -> "<>";
            case AT_LEAST -> begins ? ">=" : ">";
            case MORE_THAN -> ">";
            case AT_MOST -> "<=";
            case LESS_THAN -> begins ? "<" : "<=";
            default -> throw unfit(term.path(), operator);
        };
        if (!begins && operator == Operator.IS) {
            return Where.NEVER;
        }
        if (!begins && operator == Operator.IS_NOT) {
            return Where.ALWAYS;
        }
        Where compared = Where.of(new Sql()
                .add("(")
                .add(term.bucket())
                .add(" " + sign + " ")
                .bind(day)
                .add(")"));
        return operator == Operator.IS_NOT
                ? Where.of(compared.addTo(new Sql().add("(" + term.columns().getFirst() + " is null or "))
                        .add(")"))
                : compared;
    }

    private Where linked(TermSql term, Operator operator, Operand operand) throws BadValue {
        String alias = asking.alias();
        Sql exists = new Sql()
                .add("exists (select 1 from ")
                .add(String.valueOf(term.field().link()))
                .add(" ")
                .add(alias)
                .add(" where ")
                .add(alias + "." + asking.quote(LinkTable.RECORD))
                .add(" = ")
                .add(term.source().id());
        if (operator == Operator.IS_EMPTY) {
            return Where.of(exists.add(")")).not();
        }
        Object value = switch (operand) {
            case Operand.Value one -> one.value();
            case Operand.Me me -> new Ref(CatalogBuilder.USER, asking.me());
            default -> null;
        };
        if (operator != Operator.CONTAINS || !(value instanceof Ref ref)) {
            throw unfit(term.path(), operator);
        }
        exists.add(" and " + alias + "." + asking.quote(LinkTable.TARGET))
                .add(" = ")
                .bind(ref.id());
        return Where.of(exists.add(")"));
    }

    private Where some(Condition.Some some) throws BadValue {
        TermPath path = asking.catalog().resolve(some.back());
        FieldMeta back = path.last();
        boolean points = path.hops().isEmpty()
                && path.bucket() == null
                && (back.type() == FieldType.REFERENCE || back.isReferences())
                && (back.field().targets().isEmpty()
                        || back.field().targets().contains(source.entity().name()));
        if (!points || !RowCondition.mayRead(asking, path.entity(), source.isWhole())) {
            throw Catalog.unknownField(spoken(path));
        }
        Source child = source.other(path.entity());
        Where rows = rows(child, back);
        Where open;
        try {
            open = RowCondition.open(child, back);
        } catch (BadValue hidden) {
            throw Catalog.unknownField(spoken(path));
        }
        Where where = of(child, some.where());
        return child.exists(Where.all(points(child, back), open, rows, where));
    }

    /** The links of the record come first: each of them finds its target by the key. */
    private Where some(Condition.SomeOf some) throws BadValue {
        TermSql references = TermSql.of(source, some.references());
        FieldMeta field = references.field();
        EntityMeta target = field.isReferences()
                ? asking.catalog().findMeta(field.field().targets().getFirst()).orElse(null)
                : null;
        if (target == null || !RowCondition.mayRead(asking, target, source.isWhole())) {
            throw Catalog.unknownField(references.path().path());
        }
        Source named = source.other(target);
        Where where = Where.all(RowCondition.of(named, Verb.READ), of(named, some.where()));
        if (where.isNever()) {
            return Where.NEVER;
        }
        String link = asking.alias();
        Sql exists = new Sql().add("exists (select 1 from " + field.link() + " " + link + " cross join ");
        named.addTo(exists)
                .add(" where " + link + "." + asking.quote(LinkTable.RECORD) + " = ")
                .add(references.source().id())
                .add(" and " + link + "." + asking.quote(LinkTable.TARGET) + " = ")
                .add(named.id())
                .add(" and ");
        return Where.all(references.open(), Where.of(where.addTo(exists).add(")")));
    }

    /** As conditions write it, hidden or missing alike: the field of parts, or {@code plugin.entity.reference}. */
    private static String spoken(TermPath back) {
        return back.last().system() == SystemTerm.Kind.PARENT
                ? back.entity().parent().orElseThrow().field()
                : back.entity().name() + "." + back.path();
    }

    /** Parts of this very record are in sight where their field is: the record itself is. */
    private Where rows(Source child, FieldMeta back) throws BadValue {
        if (back.system() == SystemTerm.Kind.PARENT) {
            String parts = child.entity().parent().orElseThrow().field();
            return RowCondition.open(source, source.entity().get(parts));
        }
        return RowCondition.of(child, Verb.READ);
    }

    private Where points(Source child, FieldMeta back) {
        EntityName here = source.entity().name();
        if (back.isReferences()) {
            String alias = asking.alias();
            return Where.of(new Sql()
                    .add("exists (select 1 from " + back.link() + " " + alias + " where ")
                    .add(alias + "." + asking.quote(LinkTable.RECORD) + " = " + child.id() + " and ")
                    .add(alias + "." + asking.quote(LinkTable.TARGET) + " = " + source.id() + ")"));
        }
        List<String> columns = child.columns(back);
        if (back.isOpen()) {
            return Where.of(new Sql()
                    .add("(" + columns.get(1) + " = " + source.id() + " and " + columns.get(0) + " = ")
                    .bind(here.toString())
                    .add(")"));
        }
        return Where.of(new Sql().add(columns.getFirst() + " = " + source.id()));
    }

    private static BadValue unfit(TermPath path, Operator operator) {
        return new BadValue(Message.of("system.operator_unfit", "{field} cannot be asked with {operator}")
                .with("field", path.path())
                .with("operator", operator.json()));
    }
}
