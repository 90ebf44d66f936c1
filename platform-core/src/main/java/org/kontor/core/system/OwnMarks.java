package org.kontor.core.system;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;

/**
 * Records that users mark for themselves: favourites, and what they opened lately. These are no records: no log, history,
 * trash or export has them, so that nobody but the user reads them, administrators neither. Who asks sees to it that the
 * user may see what is told of them.
 */
public enum OwnMarks {
    /** Starred, in an order of the user's own. */
    FAVOURITES("system_favourite", "place", 500),
    /** Opened lately, the latest first; what was opened before the fifty last is forgotten. */
    RECENT("system_recent", "at desc", 50);

    private final String table;
    private final String order;
    private final int most;

    OwnMarks(String table, String order, int most) {
        this.table = table;
        this.order = order;
        this.most = most;
    }

    /** A marked record, and since when it is. */
    public record Mark(Ref record, Instant at) {}

    /** How many there can be. */
    public int most() {
        return most;
    }

    /** A user's marks, whether the records are in their sight or not. */
    public List<Mark> of(Transaction transaction, UUID user) {
        try {
            PreparedStatement select = transaction.prepare("select entity, record_id, at from " + table
                    + " where user_id = ? order by " + order + ", record_id fetch first " + most + " rows only");
            select.setObject(1, user);
            List<Mark> marks = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Ref record = new Ref(EntityName.parse(row.getString(1)), row.getObject(2, UUID.class));
                    marks.add(new Mark(
                            record, row.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
            return marks;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /**
     * Marks a record, anew or once more.
     *
     * @throws Refusal CONFLICT when there are as many favourites as there can be
     */
    public void mark(Transaction transaction, UUID user, Ref record, Instant now) {
        List<Mark> marks = of(transaction, user);
        boolean isMarked = marks.stream().anyMatch(mark -> mark.record().equals(record));
        if (this == FAVOURITES) {
            if (!isMarked && marks.size() >= most) {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("system.favourites_many", "At most {max, number} records can be favourites")
                                .with("max", most));
            }
            if (!isMarked) {
                insert(transaction, user, record, now, marks.size());
            }
            return;
        }
        if (!marks.isEmpty() && marks.getFirst().record().equals(record)) {
            return;
        }
        if (isMarked) {
            remove(transaction, user, record);
        }
        insert(transaction, user, record, now, 0);
        int left = isMarked ? marks.size() : marks.size() + 1;
        if (left > most) {
            remove(transaction, user, marks.getLast().record());
        }
    }

    private void insert(Transaction transaction, UUID user, Ref record, Instant now, int place) {
        boolean isPlaced = this == FAVOURITES;
        try {
            PreparedStatement insert = transaction.prepare("insert into " + table + " (user_id, entity, record_id, at"
                    + (isPlaced ? ", place" : "") + ") values (?, ?, ?, ?" + (isPlaced ? ", ?" : "") + ")"
                    + transaction.dialect().orNothing());
            insert.setObject(1, user);
            insert.setString(2, record.entity().toString());
            insert.setObject(3, record.id());
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            if (isPlaced) {
                insert.setInt(5, place);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Takes a mark away; answers whether there was one. */
    public boolean remove(Transaction transaction, UUID user, Ref record) {
        try {
            PreparedStatement delete =
                    transaction.prepare("delete from " + table + " where user_id = ? and entity = ? and record_id = ?");
            delete.setObject(1, user);
            delete.setString(2, record.entity().toString());
            delete.setObject(3, record.id());
            return delete.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Takes all of them away. */
    public void clear(Transaction transaction, UUID user) {
        of(transaction, user).forEach(mark -> remove(transaction, user, mark.record()));
    }

    /** Puts favourites into an order; those that are not named follow in theirs, and what is no favourite is left out. */
    public static void order(Transaction transaction, UUID user, List<Ref> records) {
        Map<Ref, Integer> wanted = new HashMap<>();
        records.forEach(record -> wanted.putIfAbsent(record, wanted.size()));
        List<Ref> ordered = FAVOURITES.of(transaction, user).stream()
                .map(Mark::record)
                .sorted(Comparator.comparingInt(record -> wanted.getOrDefault(record, Integer.MAX_VALUE)))
                .toList();
        try {
            PreparedStatement update = transaction.prepare(
                    "update system_favourite set place = ? where user_id = ? and entity = ? and record_id = ?");
            for (int i = 0; i < ordered.size(); i++) {
                update.setInt(1, i);
                update.setObject(2, user);
                update.setString(3, ordered.get(i).entity().toString());
                update.setObject(4, ordered.get(i).id());
                update.executeUpdate();
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
