package org.kontor.core.change;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.core.database.Transaction;

/**
 * Which entries of a log to list; an absent part asks for all.
 *
 * @param <K> the kinds that the log's entries are of
 */
public record LogFilter<K extends Enum<K>>(
        Optional<UUID> actorId,
        Optional<EntityName> entity,
        Optional<UUID> recordId,
        Optional<K> kind,
        Optional<Instant> from,
        Optional<Instant> before) {
    public LogFilter {
        Objects.requireNonNull(actorId, "actorId");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(before, "before");
    }

    /** All of them. */
    public static <K extends Enum<K>> LogFilter<K> all() {
        return new LogFilter<K>(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The entries that match, newest first, from before one.
     *
     * @param select what of them, up to and including {@code where}
     */
    PreparedStatement prepare(Transaction transaction, String select, long beforeSeq, int limit) throws SQLException {
        StringBuilder sql = new StringBuilder(select).append("seq < ?");
        List<Object> values = new ArrayList<>(List.of(beforeSeq));
        and(sql, values, "actor_id = ?", actorId);
        and(sql, values, "entity = ?", entity.map(EntityName::toString));
        and(sql, values, "record_id = ?", recordId);
        and(sql, values, "kind = ?", kind.map(Enum::name));
        and(sql, values, "at >= ?", from.map(moment -> moment.atOffset(ZoneOffset.UTC)));
        and(sql, values, "at < ?", before.map(moment -> moment.atOffset(ZoneOffset.UTC)));
        values.add(limit);
        PreparedStatement statement = transaction.prepare(
                sql.append(" order by seq desc fetch first ? rows only").toString());
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }

    private static void and(StringBuilder sql, List<Object> values, String condition, Optional<?> value) {
        value.ifPresent(given -> {
            sql.append(" and ").append(condition);
            values.add(given);
        });
    }
}
