package org.kontor.core.slow;

import java.time.Instant;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.core.module.PlanRecord;

/** Lists, counts and groups of one shape that took long, and what would help. The kernel alone writes it. */
public final class SlowList {
    public static final EntityName NAME = EntityName.of("system", "slow_list");

    static final Choice INDEX = Choice.of("index");
    static final Choice INDEXED = Choice.of("indexed");
    static final Choice SMALL = Choice.of("small");
    static final Choice EVERYTHING = Choice.of("everything");
    static final Choice INSIDE_TEXT = Choice.of("inside_text");
    static final Choice ELSEWHERE = Choice.of("elsewhere");
    static final Choice UNFIT = Choice.of("unfit");
    static final Choice NOT_SELECTIVE = Choice.of("not_selective");
    static final Choice SEVERAL_ENTITIES = Choice.of("several_entities");
    static final Choice KERNEL = Choice.of("kernel");
    static final Choice GONE = Choice.of("gone");

    static final Field<String> ENTITY =
            NAME.text("entity_name").label("Entity").required().maxLength(100).derived();
    static final Field<Choice> ASKED = NAME.choice("asked", Choice.of("list"), Choice.of("count"), Choice.of("numbers"))
            .label("What was asked for")
            .required()
            .derived();
    static final Field<String> CONDITION = NAME.text("asked_where")
            .label("Condition")
            .maxLength(4_000)
            .derived()
            .help("Fields and how they are compared; values are never kept");
    static final Field<String> EQUAL = NAME.text("equal_fields")
            .label("Compared with one value")
            .maxLength(1_000)
            .derived();
    static final Field<String> RANGED = NAME.text("ranged_fields")
            .label("Compared with bounds or several")
            .maxLength(1_000)
            .derived();
    static final Field<String> BEYOND =
            NAME.text("beyond").label("What no index narrows").maxLength(4_000).derived();
    static final Field<String> SORTED =
            NAME.text("sorted_by").label("Order").maxLength(1_000).derived();
    static final Field<String> GROUPED =
            NAME.text("grouped_by").label("Groups").maxLength(1_000).derived();
    static final Field<Long> TIMES = NAME.integer("times")
            .label("How often")
            .derived()
            .help("How often it took long; from the beginning again when there is an index for it");
    static final Field<Long> TOTAL =
            NAME.integer("total_ms").label("In all, in ms").derived();
    static final Field<Long> WORST =
            NAME.integer("worst_ms").label("Longest, in ms").derived();
    static final Field<Instant> LAST = NAME.moment("last_at").label("Last").derived();
    static final Field<Choice> ADVICE = NAME.choice(
                    "advice",
                    INDEX,
                    INDEXED,
                    SMALL,
                    EVERYTHING,
                    INSIDE_TEXT,
                    ELSEWHERE,
                    UNFIT,
                    NOT_SELECTIVE,
                    SEVERAL_ENTITIES,
                    KERNEL,
                    GONE)
            .derived();
    static final Field<String> FIELDS = NAME.text("index_fields")
            .label("Index by")
            .maxLength(1_000)
            .derived()
            .help("In this order; the id stands behind them");
    static final Field<Long> SIZE = NAME.integer("index_kb")
            .label("Size of the index, in KB")
            .derived()
            .help("About; each write of a record then keeps one index more");
    static final Field<Long> RECORDS =
            NAME.integer("records").help("How many the entity had, about").derived();
    static final Field<Long> INDEXES = NAME.integer("indexes_now")
            .label("Indexes that it has")
            .derived()
            .help("Each of them is kept by each write");
    static final Field<Instant> INDEXED_AT =
            NAME.moment("indexed_at").label("Index since").derived();
    static final Field<Ref> PLAN = NAME.reference("index_plan", PlanRecord.NAME)
            .label("Plan")
            .derived()
            .help("That was made last");
    static final Field<String> SHAPE =
            NAME.text("shape").required().maxLength(64).derived().help("The same for what asks the same");

    private SlowList() {}

    public static Entity entity() {
        return Entity.of(NAME, "Slow list", "Slow lists")
                .fields(
                        ENTITY,
                        ASKED,
                        CONDITION,
                        EQUAL,
                        RANGED,
                        BEYOND,
                        SORTED,
                        GROUPED,
                        TIMES,
                        TOTAL,
                        WORST,
                        LAST,
                        ADVICE,
                        FIELDS,
                        SIZE,
                        RECORDS,
                        INDEXES,
                        INDEXED_AT,
                        PLAN,
                        SHAPE)
                .title(ENTITY)
                .help("Lists, counts and groups that took long, and which index would help");
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.unique(SHAPE), Rule.index(LAST), Rule.index(TOTAL)};
    }
}
