package org.kontor.core.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.TreeSet;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;

/** On H2 one process has the file: it counts, and knows which transactions are still under way. */
final class InProcessHorizon implements Horizon {
    private final TreeSet<Long> underWay = new TreeSet<>();
    private long counter;

    private InProcessHorizon(long counter) {
        this.counter = counter;
    }

    static InProcessHorizon open(Database database) {
        return new InProcessHorizon(database.glance(transaction -> {
            try (ResultSet row = transaction
                    .prepare("select coalesce(max(seq), 0) from system_change")
                    .executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }));
    }

    @Override
    public long[] draw(Transaction transaction, int count) {
        long first = begin(count);
        // only after the commit is on the disk: nobody may hear of a change that a kill takes back
        transaction.afterEnd(committed -> end(first));
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = first + i;
        }
        return numbers;
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
        long first = counter + 1;
        counter += count;
        underWay.add(first);
        return first;
    }

    private synchronized void end(long first) {
        underWay.remove(first);
    }
}
