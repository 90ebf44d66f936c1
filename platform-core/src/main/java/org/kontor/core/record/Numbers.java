package org.kontor.core.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Bucket;
import org.kontor.api.Choice;
import org.kontor.api.Rule;
import org.kontor.api.Term;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.NumberPattern;
import org.kontor.core.meta.Sql;
import org.kontor.core.rule.ConditionCheck;

/**
 * Gives numbers to records that come to meet a rule's condition. The counter is a row that is held from here to the
 * commit, so this is the last that is done before rows are written; what is rolled back takes its count along.
 */
final class Numbers {
    /** Gives numbers to a batch whose rows are about to be written. */
    void give(DraftBatch batch) {
        for (Rule rule : batch.entity().rules()) {
            if (rule instanceof Rule.Number number) {
                give(batch, number);
            }
        }
        batch.partBatches().forEach(this::give);
    }

    /** A series with the records that shall have its next numbers. */
    private record Series(Map<String, String> words, List<DraftRow> drafts) {}

    private void give(DraftBatch batch, Rule.Number rule) {
        // series in one order for everybody, since each is held
        Map<String, Series> wanted = new TreeMap<>();
        ConditionCheck conditions = new ConditionCheck(batch.occasion().asker());
        FieldMeta field = batch.entity().get(rule.field().name());
        for (DraftRow draft : batch.active()) {
            if (draft.current(field) == null && becomes(draft, rule, conditions)) {
                Map<String, String> words = words(draft, rule);
                wanted.computeIfAbsent(key(words), any -> new Series(words, new ArrayList<>()))
                        .drafts()
                        .add(draft);
            }
        }
        batch.problems().checkInvalid();
        NumberPattern pattern = NumberPattern.parse(rule.pattern());
        wanted.forEach((key, series) -> {
            long count = take(batch, field, pattern, key, series);
            for (DraftRow draft : series.drafts()) {
                put(draft, field, pattern.write(series.words(), count++));
            }
        });
        batch.problems().checkInvalid();
    }

    private static boolean becomes(DraftRow draft, Rule.Number rule, ConditionCheck conditions) {
        StoredRow stored = draft.stored();
        return conditions.holds(rule.condition(), draft)
                && (stored == null || !conditions.holds(rule.condition(), new StoredSubject(stored)));
    }

    private static void put(DraftRow draft, FieldMeta field, String number) {
        try {
            draft.put(field, field.kind().check(number, field));
        } catch (BadValue e) {
            draft.refuse(field.name(), e.reason());
        }
    }

    /** The words of the pattern for a record; empty terms are refused. */
    private static Map<String, String> words(DraftRow draft, Rule.Number rule) {
        Map<String, String> words = new TreeMap<>();
        for (Term<?> term : rule.series()) {
            Object value = draft.value(term);
            if (value == null) {
                Term<?> named = term instanceof Bucket<?> bucket ? bucket.term() : term;
                draft.refuse(named.path().replaceFirst("\\..*", ""), Reasons.NO_SERIES);
            } else if (term instanceof Bucket<?> bucket) {
                words.putAll(NumberPattern.words(day(draft, value), bucket.period()));
            } else {
                words.put(term.path(), value instanceof Choice choice ? choice.name() : value.toString());
            }
        }
        return words;
    }

    /** A moment's day is that of whoever writes. */
    private static LocalDate day(DraftRow draft, Object value) {
        return value instanceof LocalDate day
                ? day
                : ((Instant) value)
                        .atZone(draft.batch().occasion().asker().zone())
                        .toLocalDate();
    }

    /** Each with its length, so that no two series have the same key. */
    private static String key(Map<String, String> words) {
        StringBuilder key = new StringBuilder();
        words.forEach((word, value) -> key.append(word)
                .append(' ')
                .append(value.length())
                .append(' ')
                .append(value)
                .append(' '));
        return key.toString().strip();
    }

    /** The first of as many numbers as the series needs. */
    private static long take(DraftBatch batch, FieldMeta field, NumberPattern pattern, String series, Series wanted) {
        Transaction transaction = batch.occasion().transaction();
        int many = wanted.drafts().size();
        String name = field.toString();
        try {
            long last = advance(transaction, name, series, many);
            if (last < 0) {
                begin(transaction, name, series, highest(batch, field, pattern, wanted.words()));
                last = advance(transaction, name, series, many);
            }
            return last - many + 1;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Counts on, and answers up to where; -1 for a series that has not begun. One statement, since others wait for it. */
    private static long advance(Transaction transaction, String field, String series, int many) throws SQLException {
        String update = "update system_counter set last_count = last_count + ? where field = ? and series = ?";
        PreparedStatement advance = transaction.prepare(
                transaction.dialect() == Dialect.POSTGRESQL
                        ? update + " returning last_count"
                        : "select last_count from final table (" + update + ")");
        advance.setInt(1, many);
        advance.setString(2, field);
        advance.setString(3, series);
        try (ResultSet row = advance.executeQuery()) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    /** Where two begin a series at once, the second waits for the first, and goes on from there. */
    private static void begin(Transaction transaction, String field, String series, long from) throws SQLException {
        PreparedStatement insert = transaction.prepare("insert into system_counter (field, series, last_count)"
                + " values (?, ?, ?)"
                + (transaction.dialect() == Dialect.POSTGRESQL ? " on conflict do nothing" : ""));
        insert.setString(1, field);
        insert.setString(2, series);
        insert.setLong(3, from);
        insert.executeUpdate();
    }

    /** The highest count of the series among records that have numbers from before. */
    private static long highest(DraftBatch batch, FieldMeta field, NumberPattern pattern, Map<String, String> words) {
        EntityMeta entity = batch.entity();
        String column = field.columns().getFirst().sql();
        Map<String, String> fixed = new HashMap<>(words);
        Sql sql = new Sql()
                .add("select ")
                .add(column)
                .add(" from ")
                .add(entity.table())
                .add(" where ")
                .add(column)
                .add(" is not null");
        return Run.query(batch.occasion().transaction(), sql, rows -> {
            long highest = 0;
            while (rows.next()) {
                @Nullable String number = rows.getString(1);
                if (number != null) {
                    highest = Math.max(highest, pattern.read(fixed, number).orElse(0));
                }
            }
            return highest;
        });
    }
}
