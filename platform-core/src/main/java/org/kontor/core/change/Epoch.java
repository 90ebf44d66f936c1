package org.kontor.core.change;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;

/** The log's epoch, in its table of one row. */
final class Epoch {
    private final Database database;

    Epoch(Database database) {
        this.database = database;
        if (database.glance(Epoch::find).isEmpty()) {
            database.write(transaction -> {
                // another node may be first
                if (database.dialect() == Dialect.POSTGRESQL) {
                    transaction
                            .prepare("lock table system_change_epoch in exclusive mode")
                            .execute();
                }
                return find(transaction).isPresent()
                        ? 0
                        : set(transaction, "insert into system_change_epoch (epoch, id) values (?, 1)");
            });
        }
    }

    UUID read() {
        return database.glance(Epoch::find).orElseThrow();
    }

    void renew() {
        database.write(Epoch::renew);
    }

    static int renew(Transaction transaction) throws SQLException {
        return set(transaction, "update system_change_epoch set epoch = ? where id = 1");
    }

    private static int set(Transaction transaction, String sql) throws SQLException {
        PreparedStatement statement = transaction.prepare(sql);
        statement.setObject(1, UUID.randomUUID());
        return statement.executeUpdate();
    }

    static Optional<UUID> find(Transaction transaction) throws SQLException {
        try (ResultSet row = transaction
                .prepare("select epoch from system_change_epoch where id = 1")
                .executeQuery()) {
            return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
        }
    }
}
