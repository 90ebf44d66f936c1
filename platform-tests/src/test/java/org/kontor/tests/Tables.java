package org.kontor.tests;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables of a server, seen and changed from outside, as by another server or by somebody with SQL. */
record Tables(Source source) {
    /** Connects beside the server. */
    interface Source {
        Connection connect() throws SQLException;
    }

    long number(String sql) {
        return Long.parseLong(texts(sql).getFirst());
    }

    /** The first column of all rows. */
    List<String> texts(String sql) {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
