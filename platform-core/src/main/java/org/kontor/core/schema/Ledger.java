package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.kontor.core.database.Dialect;

/** Which text of each hand-written change log has run, and on H2 which change set has begun. */
final class Ledger {
    /** Its table. */
    static final String TABLE = "system_migration";
    /** What the names of notes of renamed columns begin with: table, former name and name follow. */
    private static final String RENAMED = "renamed ";

    /** What the names of sets that have begun begin with. */
    static final String BEGUN = "begun ";
    /** Where Liquibase notes each set that ran. */
    private static final String RAN = "databasechangelog";

    private final Connection connection;
    private final Dialect dialect;
    private boolean isThere;

    Ledger(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Whether it is there; the first change set of all makes it. */
    boolean isThere() throws SQLException {
        isThere = isThere || TableCounts.isThere(connection, dialect, TABLE);
        return isThere;
    }

    /** Whether that stands under the name. */
    boolean holds(String name, String fingerprint) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from " + TABLE + " where name = ? and fingerprint = ?")) {
            select.setString(1, name);
            select.setString(2, fingerprint);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Notes it for good, in the place of what stood under the name. */
    void note(String name, String fingerprint) throws SQLException {
        delete(name);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + TABLE + " (name, fingerprint, at) values (?, ?, current_timestamp)")) {
            insert.setString(1, name);
            insert.setString(2, fingerprint);
            insert.executeUpdate();
        }
        commit();
    }

    /**
     * Notes that a column is about to be renamed: an older version, or the same one after a process has died in between,
     * finds it under the new name.
     */
    void rename(String table, String from, String to) throws SQLException {
        delete(RENAMED + table + " " + to + " " + from);
        note(RENAMED + table + " " + from + " " + to, "-");
    }

    /** Notes the same of a table. */
    void rename(String from, String to) throws SQLException {
        delete(RENAMED + to + " " + from);
        note(RENAMED + from + " " + to, "-");
    }

    /**
     * What columns were renamed to, by table and former name, with a blank between them; and tables, by their former name
     * alone.
     */
    static Map<String, String> renamed(Connection connection) throws SQLException {
        Map<String, String> renamed = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select name from " + TABLE + " where name like '" + RENAMED + "%' order by at, name")) {
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String[] words = row.getString(1).split(" ");
                    renamed.put(words.length > 3 ? words[1] + " " + words[2] : words[1], words[words.length - 1]);
                }
            }
        }
        return renamed;
    }

    /** Forgets for good what stands under the name. */
    void forget(String name) throws SQLException {
        delete(name);
        commit();
    }

    /** Forgets for good the change logs whose names begin so, and their sets: they run as for the first time then. */
    void forgetAll(String prefix) throws SQLException {
        if (!isThere()) {
            return;
        }
        deleteAll("delete from " + TABLE + " where substring(name, 1, ?) = ?", prefix);
        deleteAll("delete from " + TABLE + " where substring(name, 1, ?) = ?", BEGUN + prefix);
        if (TableCounts.isThere(connection, dialect, RAN)) {
            deleteAll("delete from " + dialect.quote(RAN) + " where substring(filename, 1, ?) = ?", prefix);
        }
        commit();
    }

    private void deleteAll(String statement, String prefix) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(statement)) {
            delete.setInt(1, prefix.length());
            delete.setString(2, prefix);
            delete.executeUpdate();
        }
    }

    private void delete(String name) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + TABLE + " where name = ?")) {
            delete.setString(1, name);
            delete.executeUpdate();
        }
    }

    private void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
