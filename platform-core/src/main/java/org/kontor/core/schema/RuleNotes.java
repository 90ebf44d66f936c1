package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Which rules the records that are there are in line with, by the names and fingerprints of the rules. */
final class RuleNotes {
    private RuleNotes() {}

    /** Those of rules. */
    static Map<String, String> read(Connection connection) throws SQLException {
        return read(connection, "not like");
    }

    /** Those of fields that hold states. */
    static Map<String, String> states(Connection connection) throws SQLException {
        return read(connection, "like");
    }

    private static Map<String, String> read(Connection connection, String like) throws SQLException {
        Map<String, String> done = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("select name, fingerprint from system_rule where name " + like
                                + " '" + StoredStates.NAMED + "%'");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                done.put(rows.getString(1), rows.getString(2));
            }
        }
        return done;
    }

    static void forget(Connection connection, String name) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from system_rule where name = ?")) {
            delete.setString(1, name);
            delete.executeUpdate();
        }
    }

    static void note(Connection connection, String name, String fingerprint) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into system_rule (name, fingerprint, at) values (?, ?, current_timestamp)")) {
            insert.setString(1, name);
            insert.setString(2, fingerprint);
            insert.executeUpdate();
        }
    }
}
