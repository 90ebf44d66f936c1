package org.kontor.core.system;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.core.database.Transaction;

/**
 * Records that users mark for themselves: favourites, and what they opened lately. These are no records: no log, history,
 * trash or export has them, so that nobody but the user reads them, administrators neither. Who asks sees to it that the
 * user may see what is told of them.
 */
public enum OwnMarks {
    /** Starred, in an order of the user's own. */
    FAVOURITES(500),
    /** Opened lately, the latest first; what was opened before the fifty last is forgotten. */
    RECENT(50);

    private final int most;

    OwnMarks(int most) {
        this.most = most;
    }

    /** A marked record, and since when it is. */
    public record Mark(Ref record, Instant at) {}

    /** A user's marks, whether the records are in their sight or not. */
    public List<Mark> of(Transaction transaction, UUID user) {
        MarkMapper mapper = transaction.mapper(MarkMapper.class);
        return (this == FAVOURITES ? mapper.favourites(user) : mapper.recent(user))
                .stream()
                        .map(row -> new Mark(new Ref(EntityName.parse(row.entity()), row.recordId()), row.at()))
                        .toList();
    }

    /**
     * Marks a record, anew or once more.
     *
     * @throws Refusal CONFLICT when there are as many favourites as there can be
     */
    public void mark(Transaction transaction, UUID user, Ref record, Instant now) {
        transaction.mapper(MarkMapper.class).hold(user);
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
        MarkMapper mapper = transaction.mapper(MarkMapper.class);
        String entity = record.entity().toString();
        if (this == FAVOURITES) {
            mapper.star(user, entity, record.id(), now, place);
        } else {
            mapper.opened(user, entity, record.id(), now);
        }
    }

    /** Takes a mark away; answers whether there was one. */
    public boolean remove(Transaction transaction, UUID user, Ref record) {
        MarkMapper mapper = transaction.mapper(MarkMapper.class);
        String entity = record.entity().toString();
        return (this == FAVOURITES
                        ? mapper.unstar(user, entity, record.id())
                        : mapper.forget(user, entity, record.id()))
                > 0;
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
        MarkMapper mapper = transaction.mapper(MarkMapper.class);
        for (int i = 0; i < ordered.size(); i++) {
            Ref record = ordered.get(i);
            mapper.place(user, record.entity().toString(), record.id(), i);
        }
    }
}
