package org.kontor.core.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;

/** On H2 one process has the file: it counts, and knows which transactions are still under way. */
final class InProcessHorizon implements Horizon {
    /** More numbers than one process takes back by rolling back, which readers may have passed all the same. */
    private static final int APART = 1_000_000;

    private final TreeSet<Long> underWay = new TreeSet<>();
    private long counter;
    private boolean begun;

    private InProcessHorizon(long counter) {
        this.counter = counter;
    }

    static InProcessHorizon open(Database database) {
        return new InProcessHorizon(database.glance(transaction -> {
            try (ResultSet row = transaction
                    .prepare("select coalesce(max(seq), 0) from system_change")
                    .executeQuery()) {
                row.next();
                return Math.max(row.getLong(1), ReaderTable.furthest(transaction));
            }
        }));
    }

    @Override
    public void append(Transaction transaction, List<NewChange> changes) throws SQLException {
        long first = begin(changes.size());
        // only after the commit is on the disk: nobody may hear of a change that a kill takes back
        transaction.afterEnd(committed -> end(first));
        long[] numbers = new long[changes.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = first + i;
        }
        LogRows.insert(transaction, numbers, changes);
    }

    @Override
    public synchronized long safe(Transaction glance) {
        return underWay.isEmpty() ? counter : underWay.first() - 1;
    }

    @Override
    public synchronized long drawn(Transaction glance) throws SQLException {
        return counter;
    }

    private synchronized long begin(int count) {
        // the numbers after the last entry may have been seen, by who knows whom, before the process ended
        long first = counter + (begun || counter == 0 ? 1 : APART);
        begun = true;
        counter = first + count - 1;
        underWay.add(first);
        return first;
    }

    private synchronized void end(long first) {
        underWay.remove(first);
    }
}
