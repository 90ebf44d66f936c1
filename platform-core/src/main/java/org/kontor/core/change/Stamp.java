package org.kontor.core.change;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.TreeSet;
import org.kontor.core.database.Database;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;

/** Counters in the database by which nodes learn that something they remember has changed. */
public final class Stamp {
    /** Grants, roles, users, teams and sessions. */
    public static final String RIGHTS = "rights";
    /** Plugins, custom fields, custom entities and rules. */
    public static final String MODEL = "model";
    /** Plugins' settings. */
    public static final String SETTINGS = "settings";
    /** Changes of forms, labels and lists. */
    public static final String LAYERS = "layers";
    /** The first choice of plugins, counted once. */
    public static final String CHOSEN = "chosen";

    private final Database database;

    public Stamp(Database database) {
        this.database = database;
    }

    /** Counts one up when the transaction commits, however often it is called in it. */
    public void bump(Transaction transaction, String name) {
        transaction.once(Bumped.class, () -> Bumped.of(transaction)).names().add(name);
    }

    /** How often it was counted up; zero for a name that never was. */
    public long read(String name) {
        return database.glance(transaction -> {
            PreparedStatement select = transaction.prepare("select times from system_stamp where name = ?");
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }

    /** Written late and in one order: the rows are held to the end, and everybody wants the same ones. */
    private record Bumped(TreeSet<String> names) {
        static Bumped of(Transaction transaction) {
            Bumped bumped = new Bumped(new TreeSet<>());
            transaction.beforeCommit(() -> bumped.write(transaction));
            return bumped;
        }

        void write(Transaction transaction) {
            try {
                for (String name : names) {
                    write(transaction, name);
                }
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        }

        private static void write(Transaction transaction, String name) throws SQLException {
            if (!count(transaction, name)) {
                try {
                    PreparedStatement insert =
                            transaction.prepare("insert into system_stamp (name, times) values (?, 1)"
                                    + transaction.dialect().orNothing());
                    insert.setString(1, name);
                    if (insert.executeUpdate() == 1) {
                        return;
                    }
                } catch (SQLException e) {
                    if (SqlErrors.of(e).kind() != SqlError.Kind.UNIQUE) {
                        throw e;
                    }
                }
                // somebody else was first, and has committed by now
                count(transaction, name);
            }
        }

        private static boolean count(Transaction transaction, String name) throws SQLException {
            PreparedStatement update = transaction.prepare("update system_stamp set times = times + 1 where name = ?");
            update.setString(1, name);
            return update.executeUpdate() == 1;
        }
    }
}
