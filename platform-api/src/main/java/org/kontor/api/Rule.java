package org.kontor.api;

import java.util.List;
import java.util.Objects;

/**
 * What is always true of an entity's records, as data, behind every door: form, REST, bulk, import, other plugins. Each
 * kind has a form in the database or is checked where every write passes; anything with an {@code if} is a {@link
 * Hook}.
 *
 * {@snippet class="org.kontor.example.Account" region="rules"}
 *
 * {@snippet class="org.kontor.example.Invoice" region="kept"}
 *
 * {@snippet class="org.kontor.example.Invoice" region="frozen"}
 *
 * {@snippet class="org.kontor.example.Invoice" region="shown"}
 *
 * {@snippet class="org.kontor.example.Booking" region="apart"}
 */
public sealed interface Rule {
    /**
     * Every record meets the condition; where it is about the record's own fields, the database holds it too, unless its
     * entity has approvals: what waits and broke it before it came is decided all the same. A condition on an
     * empty field does not refuse: say {@link #required} for that.
     */
    record Must(String name, Condition condition, Message message) implements Rule {
        public Must {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(message, "message");
        }
    }

    /** Records that meet the condition have a value in each field. */
    record Required(Condition condition, List<Field<?>> fields) implements Rule {
        public Required {
            Objects.requireNonNull(condition, "condition");
            fields = List.copyOf(fields);
        }
    }

    /** No two live records agree in all the fields; a record with an empty one among them does not count. */
    record Unique(List<Field<?>> fields) implements Rule {
        public Unique {
            fields = List.copyOf(fields);
        }
    }

    /** Lists by these terms, in this order, are fast. */
    record Index(List<Term<?>> terms) implements Rule {
        public Index {
            terms = List.copyOf(terms);
        }
    }

    /** Fields that get a value when a record is made without one. */
    record Fill(List<Assignment> assignments) implements Rule {
        public Fill {
            assignments = List.copyOf(assignments);
        }
    }

    /** Records that meet the condition are rows of an aspect, whose fields say what the assignments take from them. */
    record Plays(EntityName aspect, Condition when, List<Assignment> fields) implements Rule {
        public Plays {
            Objects.requireNonNull(aspect, "aspect");
            Objects.requireNonNull(when, "when");
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field that holds a sum, or a count, of other records that point here. The kernel alone keeps it: in the same
     * transaction as those records, by difference, without a new version of this record and without an entry in the
     * change log; {@link Must} holds of it as of any field, so that of many who take from the same stock as many succeed
     * as there are pieces. Nobody else writes it. Without such records it is 0, never empty. Amounts of {@link Money} are
     * not summed: a document has one currency, in a field of its own, and its lines hold prices or decimals.
     *
     * @param field of type integer, decimal or price
     * @param measure {@link Measure#sum} of a field of the other records, or {@link Measure#count()}
     * @param to their reference to this entity, or {@link EntityName#parent()} of its parts
     * @param condition which of them count
     */
    record Sum(Field<?> field, Measure measure, Term<Ref> to, Condition condition) implements Rule {
        public Sum {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(measure, "measure");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(condition, "condition");
        }

        /** Only records that meet a condition count; one on their own fields. */
        public Sum where(Condition condition) {
            return new Sum(field, measure, to, condition);
        }
    }

    /**
     * A field that gets a number in the transaction in which its record comes to meet a condition. Numbers of a series
     * follow one another without a gap: a transaction that is rolled back leaves none. A number that was given stays.
     *
     * @param field unique; nobody else writes it
     * @param pattern text with {@code {count}}, or {@code {count:5}} with leading zeros, and every term of the series: a
     *     term by its path, {@code {kind}} or {@code {branch.code}}, a period by {@code {year}}, {@code {quarter}},
     *     {@code {month}}, {@code {week}}, {@code {day}}
     * @param condition on the record's own fields
     * @param series what each series is counted by: choices, whole numbers and short texts, and at most one date or moment
     *     cut to a {@link Period}; a moment's day is the day of whoever writes
     */
    record Number(Field<String> field, String pattern, Condition condition, List<Term<?>> series) implements Rule {
        public Number {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(pattern, "pattern");
            Objects.requireNonNull(condition, "condition");
            series = List.copyOf(series);
        }
    }

    /**
     * A field that is worked out from other fields of the same record. The kernel alone keeps it, in an ordinary column: it
     * is written with the record, and with a {@link Sum} that it is made of, so that it filters and sorts as fast as any
     * other. Nobody else writes it; a hook before sees it as it is stored. A formula may be made of sums, numbers and other
     * formulas, in no circle. Where something that it is made of is empty, or divided by zero, or of another currency, it
     * is empty; a result that does not fit the field is refused. It changes with what it is made of in frozen records too.
     *
     * @param field of type integer, decimal, price, money, text, long text, yes or no, date or moment; sensitive where
     *     something that it is made of is
     * @param expression in the syntax of the Common Expression Language, over the record's own fields by their names; the
     *     administrator's guide has its functions
     */
    record Formula(Field<?> field, String expression) implements Rule {
        public Formula {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(expression, "expression");
        }
    }

    /**
     * A record that meets the condition, as it is stored, is changed and deleted by nobody, whatever their right, with its
     * parts and links; on PostgreSQL not even by hand-written SQL.
     *
     * @param condition on the record's own fields, compared with values
     * @param open the fields that go on changing; the state among them, where actions move it on; sums that are kept of it
     *     and of its parts
     */
    record Frozen(Condition condition, List<Field<?>> open) implements Rule {
        public Frozen {
            Objects.requireNonNull(condition, "condition");
            open = List.copyOf(open);
        }

        /** These fields go on changing. */
        public Frozen but(Field<?>... fields) {
            return new Frozen(condition, List.of(fields));
        }
    }

    /**
     * No two records of the same resource have times that overlap; one that ends when the other begins does not. Records
     * with an empty field among these do not count.
     *
     * @param span when
     * @param resources of what: references, choices, whole numbers or short texts; all of them together
     * @param condition which records count
     */
    record NoOverlap(Field<Span> span, List<Field<?>> resources, Condition condition) implements Rule {
        public NoOverlap {
            Objects.requireNonNull(span, "span");
            resources = List.copyOf(resources);
            Objects.requireNonNull(condition, "condition");
        }

        /** Only records that meet a condition count; one on their own fields, compared with values. */
        public NoOverlap where(Condition condition) {
            return new NoOverlap(span, resources, condition);
        }
    }

    /**
     * Only records that meet the condition have values in these fields; forms show the fields to no other. A write that
     * ends with a value in a field that is not shown is refused, also where it is the condition that ceases: whoever
     * changes it empties the field in the same write, so that nothing is lost unseen and nothing stays behind unseen.
     * Values from before the rule stay until somebody changes them.
     *
     * @param condition on the record's own fields
     */
    record Shown(Condition condition, List<Field<?>> fields) implements Rule {
        public Shown {
            Objects.requireNonNull(condition, "condition");
            fields = List.copyOf(fields);
        }
    }

    /**
     * Every record meets a condition.
     *
     * @param name unique within the entity; names the database's constraint
     */
    static Rule must(String name, Condition condition, Message message) {
        return new Must(name, condition, message);
    }

    /** Where the condition holds, the fields are required. */
    static Rule required(Condition condition, Field<?>... fields) {
        return new Required(condition, List.of(fields));
    }

    /** These fields together are unique. */
    static Rule unique(Field<?>... fields) {
        return new Unique(List.of(fields));
    }

    /** Lists by these are fast. */
    static Rule index(Term<?>... terms) {
        return new Index(List.of(terms));
    }

    /** Defaults, from values or from terms: {@code Rule.fill(CURRENCY.from(Account.CURRENCY.of(ACCOUNT)))}. */
    static Rule fill(Assignment... assignments) {
        return new Fill(List.of(assignments));
    }

    /** A sum over the records that point here: {@code Rule.sum(ON_HAND, Measure.sum(Move.QUANTITY), Move.LEVEL)}. */
    static Sum sum(Field<?> field, Measure measure, Term<Ref> to) {
        return new Sum(field, measure, to, Condition.always());
    }

    /** A field that is worked out from others of its record: {@code Rule.formula(OPEN, "gross - paid - credited")}. */
    static Formula formula(Field<?> field, String expression) {
        return new Formula(field, expression);
    }

    /**
     * A number without gaps, given when the condition becomes true: {@code Rule.number(NUMBER, "{kind}{year}-{count:5}",
     * STATE.is(POSTED), KIND, DATE.by(Period.YEAR))}.
     */
    static Rule number(Field<String> field, String pattern, Condition condition, Term<?>... series) {
        return new Number(field, pattern, condition, List.of(series));
    }

    /** Records that meet the condition stay as they are: {@code Rule.frozen(STATE.is(POSTED)).but(PAID)}. */
    static Frozen frozen(Condition condition) {
        return new Frozen(condition, List.of());
    }

    /** The same resource is never taken twice at a time: {@code Rule.noOverlap(TIME, ROOM)}. */
    static NoOverlap noOverlap(Field<Span> span, Field<?>... resources) {
        return new NoOverlap(span, List.of(resources), Condition.always());
    }

    /** Where the condition does not hold, the fields are neither shown nor filled. */
    static Rule shown(Condition condition, Field<?>... fields) {
        return new Shown(condition, List.of(fields));
    }

    /**
     * Records of which the condition holds play an {@link Aspect}: {@code Rule.plays(TimeLine.NAME, STATE.is(POSTED),
     * TimeLine.AT.from(POSTED_AT), TimeLine.ABOUT.from(ACCOUNT))}. An entity may play an aspect several times, and by its
     * name alone: where nobody declares the aspect, the rule sleeps.
     *
     * <p>The condition and the terms are asked with the rights of whoever reads the aspect. A term that they may not read
     * has no value there; a record without a value for a required field is no row.
     */
    static Rule plays(EntityName aspect, Condition when, Assignment... fields) {
        return new Plays(aspect, when, List.of(fields));
    }
}
