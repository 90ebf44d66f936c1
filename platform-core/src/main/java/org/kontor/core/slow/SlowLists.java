package org.kontor.core.slow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Database;
import org.kontor.core.meta.Catalog;
import org.kontor.core.record.AllRows;
import org.kontor.core.record.JdbcData;
import org.kontor.core.schema.TableFacts;
import org.kontor.core.slow.IndexAdvice.Advice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down which lists were slow, behind everything else, and what would help them. */
public final class SlowLists {
    private static final Logger LOG = LoggerFactory.getLogger(SlowLists.class);
    private static final Actor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);

    /** How many shapes are kept; then those go that were not asked for longest. */
    private static final int MOST = 500;

    private static final int FORGOTTEN = 50;
    /** Tables grow, and what helps may be another thing then. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Database database;
    private final SlowReads reads;
    private final Supplier<Duration> slow;
    private final InstantSource clock;
    /** For which advice was worked out last for all of them. */
    private @Nullable Catalog advised;

    private Instant advisedAt = Instant.MIN;

    /** @param slow from when on a list is slow */
    public SlowLists(Database database, SlowReads reads, Supplier<Duration> slow, InstantSource clock) {
        this.database = database;
        this.reads = reads;
        this.slow = slow;
        this.clock = clock;
    }

    /** Does what there is to do; where nothing was slow and nothing else changed, that is nothing. */
    public synchronized void keep(Catalog catalog, JdbcData data) {
        reads.slowFrom(slow.get());
        boolean isNews = write(data);
        Instant now = clock.instant();
        boolean isDue = advised != catalog || !now.isBefore(advisedAt.plus(AGAIN));
        if (isNews || isDue) {
            Query all = Query.of(SlowList.NAME);
            // what is new says nothing of the others, and it is new when the database has much to do
            advise(catalog, data, isDue ? all : all.where(SlowList.ADVICE.isEmpty()));
        }
        if (isDue) {
            advised = catalog;
            advisedAt = now;
        }
    }

    /** Answers whether there is one that was not there before. */
    private boolean write(JdbcData data) {
        boolean isNews = false;
        Map<ListShape, SlowReads.Figures> left = new HashMap<>(reads.take());
        try {
            for (Map.Entry<ListShape, SlowReads.Figures> each : List.copyOf(left.entrySet())) {
                try {
                    isNews |= add(data, each.getKey(), each.getValue());
                    left.remove(each.getKey());
                } catch (Refusal another) {
                    // another server wrote the same shape down at this moment
                    LOG.debug("A slow list waits for the next round: {}", another.getMessage());
                }
            }
        } finally {
            left.forEach(reads::giveBack);
        }
        return isNews;
    }

    private static boolean add(JdbcData data, ListShape shape, SlowReads.Figures figures) {
        return data.write(KERNEL, records -> {
            SlowMapper mapper = records.mapper(SlowMapper.class);
            boolean isKnown =
                    mapper.add(shape.key(), figures.times(), figures.total(), figures.worst(), figures.last()) > 0;
            if (!isKnown) {
                create(records, mapper, shape, figures);
            }
            return !isKnown;
        });
    }

    private static void create(Records records, SlowMapper mapper, ListShape shape, SlowReads.Figures figures) {
        if (mapper.count() >= MOST) {
            mapper.forget(FORGOTTEN);
        }
        List<Assignment> values = new ArrayList<>(shape.assignments());
        values.add(SlowList.TIMES.to(figures.times()));
        values.add(SlowList.TOTAL.to(figures.total()));
        values.add(SlowList.WORST.to(figures.worst()));
        values.add(SlowList.LAST.to(figures.last()));
        records.create(SlowList.NAME, values.toArray(Assignment[]::new));
    }

    private void advise(Catalog catalog, JdbcData data, Query lists) {
        List<Row> rows = data.read(KERNEL, records -> AllRows.of(records, lists).toList());
        if (rows.isEmpty()) {
            return;
        }
        IndexAdvice advice = new IndexAdvice(catalog, TableFacts.read(database));
        for (Row row : rows) {
            try {
                advise(data, row, advice.of(ListShape.of(row)));
            } catch (Refusal another) {
                LOG.debug("Another server wrote advice at this moment: {}", another.getMessage());
            }
        }
    }

    private void advise(JdbcData data, Row row, Advice advice) {
        Choice before = row.find(SlowList.ADVICE).orElse(null);
        String fields = ListShape.text(advice.fields());
        boolean isSame = advice.choice().equals(before)
                && fields.equals(row.find(SlowList.FIELDS).orElse(""));
        if (isSame) {
            return;
        }
        List<Assignment> values = new ArrayList<>(List.of(
                SlowList.ADVICE.to(advice.choice()),
                SlowList.FIELDS.to(fields.isEmpty() ? null : fields),
                SlowList.RECORDS.to(advice.records() == 0 ? null : advice.records()),
                SlowList.SIZE.to(advice.bytes() == 0 ? null : advice.bytes() / 1_024 + 1),
                SlowList.INDEXES.to(advice.indexes() == 0 ? null : advice.indexes())));
        boolean isNew = advice.choice().equals(SlowList.INDEXED) && SlowList.INDEX.equals(before);
        if (isNew) {
            // so that the figures say what it takes since
            values.add(SlowList.INDEXED_AT.to(clock.instant()));
            values.add(SlowList.TIMES.to(0L));
            values.add(SlowList.TOTAL.to(0L));
            values.add(SlowList.WORST.to(0L));
        } else if (!advice.choice().equals(SlowList.INDEXED)) {
            values.add(SlowList.INDEXED_AT.to(null));
        }
        data.write(KERNEL, records -> records.update(row, values.toArray(Assignment[]::new)));
    }
}
