package org.kontor.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The next shape of a table on H2, which writes a table anew for each column that it gets or loses, and has everybody wait
 * for that. This copy is filled a few rows at a time beside those who work, a trigger tells what they change meanwhile, and
 * taking the table's place is a matter of names. It is called as H2 calls its own copies, so that what is cut off is mended
 * as theirs are.
 */
public final class TableCopy implements AutoCloseable {
    private static final long MEANT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int LEAST = 50;
    private static final int MOST = 5_000;
    /** What may still be to be copied while nobody works. */
    private static final int FEW = 50;

    private static final int ROUNDS = 100;
    private static final AtomicLong NUMBER = new AtomicLong(System.currentTimeMillis());

    /** An index or a constraint in H2's own spelling: what comes before its name, its name, what comes after it. */
    private static final Pattern INDEX = Pattern.compile(
            "(CREATE .*INDEX \"PUBLIC\"\\.)\"([^\"]+)\"( ON \"PUBLIC\"\\.)\"([^\"]+)\"(.*)", Pattern.DOTALL);

    private static final Pattern CHECK =
            Pattern.compile("ALTER TABLE .* ADD CONSTRAINT \"PUBLIC\"\\.\"([^\"]+)\"( CHECK\\(.*)", Pattern.DOTALL);

    private final Database database;
    private final String table;
    private final String suffix;
    private final List<String> checks = new ArrayList<>();
    private final List<String> indexes = new ArrayList<>();
    /** Columns that the table has and the copy does not. */
    private final List<String> gone = new ArrayList<>();

    private List<String> columns = List.of();
    private boolean isBegun;

    private TableCopy(Database database, String table) {
        this.database = database;
        this.table = Dialect.H2.name(table);
        this.suffix = "_COPY_" + NUMBER.incrementAndGet() + "_1";
    }

    /** What a copy has otherwise than its table. */
    public interface Shape {
        /**
         * The statements that shape it while it is empty.
         *
         * @param copy the name of the copy, in place of the table's
         */
        List<String> columns(String copy);

        /**
         * The statements that make new indexes, when it is filled.
         *
         * @param suffix what their names end with until it takes the table's place
         */
        List<String> indexes(String copy, String suffix);
    }

    /**
     * Begins a copy and fills it, but for what others change at this very moment.
     *
     * @return nothing where the table is small, or where others' tables, views or triggers hang on it: there H2 does it itself
     */
    public static Optional<TableCopy> of(Database database, String table, int from, Shape shape) {
        TableCopy copy = new TableCopy(database, table);
        if (!database.read(transaction -> copy.isPossible(transaction.connection(), from))) {
            return Optional.empty();
        }
        try {
            database.changeUnseen(connection -> {
                copy.begin(connection, shape);
                return true;
            });
            database.changeModel(connection -> {
                copy.watch(connection);
                return true;
            });
            copy.fill();
            return Optional.of(copy);
        } catch (RuntimeException | Error e) {
            copy.close();
            throw e;
        }
    }

    private boolean isPossible(Connection connection, int from) throws SQLException {
        return isSo(connection, "select count(*) >= " + from + " from " + quoted(table))
                && isSo(
                        connection,
                        "select count(*) = 1 from information_schema.columns where table_schema = 'PUBLIC' and table_name = ?"
                                + " and column_name = 'ID' and data_type = 'UUID' and ordinal_position = 1",
                        table)
                && !isSo(
                        connection,
                        "select count(*) > 0 from information_schema.columns where table_schema = 'PUBLIC' and table_name = ?"
                                + " and (is_identity = 'YES' or is_generated <> 'NEVER')",
                        table)
                && !isSo(
                        connection,
                        "select count(*) > 0 from information_schema.referential_constraints r join"
                                + " information_schema.table_constraints c on c.constraint_name in (r.constraint_name,"
                                + " r.unique_constraint_name) where c.table_name = ?",
                        table)
                && !isSo(
                        connection,
                        "select count(*) > 0 from information_schema.table_constraints where table_name = ?"
                                + " and constraint_type not in ('PRIMARY KEY', 'CHECK')",
                        table)
                && !isSo(
                        connection,
                        "select count(*) > 0 from information_schema.triggers where event_object_table = ?",
                        table)
                && !isSo(connection, "select count(*) > 0 from information_schema.views where table_schema = 'PUBLIC'");
    }

    private static boolean isSo(Connection connection, String sql, String... bound) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < bound.length; i++) {
                select.setString(i + 1, bound[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private String name() {
        return table + suffix;
    }

    private void begin(Connection connection, Shape shape) throws SQLException {
        isBegun = true;
        String from = "\"PUBLIC\"." + quoted(table);
        try (Statement statement = connection.createStatement()) {
            for (String each : script(connection)) {
                Matcher index = INDEX.matcher(each);
                if (each.startsWith("CREATE") && each.contains("TABLE " + from + "(")) {
                    statement.execute(each.replace("TABLE " + from + "(", "TABLE " + quoted(name()) + "("));
                } else if (each.startsWith("ALTER TABLE " + from + " ADD CONSTRAINT ")
                        && each.endsWith(" PRIMARY KEY(\"ID\")")) {
                    statement.execute("alter table " + quoted(name()) + " add primary key (id)");
                } else if (each.startsWith("ALTER TABLE " + from + " ADD CONSTRAINT ")) {
                    checks.add(each);
                } else if (index.matches()) {
                    indexes.add(index.group(1)
                            + quoted(index.group(2) + suffix)
                            + index.group(3)
                            + quoted(name())
                            + index.group(5));
                }
            }
            for (String each : shape.columns(name())) {
                statement.execute(each);
            }
            columns = columns(connection, table);
            gone.addAll(columns);
            columns.retainAll(columns(connection, name()));
            gone.removeAll(columns);
            indexes.removeIf(index -> gone.stream().map(TableCopy::quoted).anyMatch(index::contains));
            indexes.addAll(shape.indexes(name(), suffix));
        }
    }

    private void watch(Connection connection) throws SQLException {
        ChangedRows.watch(name());
        try (Statement statement = connection.createStatement()) {
            statement.execute("create trigger " + quoted(name()) + " after insert, update, delete on " + quoted(table)
                    + " for each row call '" + ChangedRows.class.getName() + "'");
        }
    }

    private List<String> script(Connection connection) throws SQLException {
        List<String> script = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "script nodata nopasswords nosettings table \"PUBLIC\"." + quoted(table))) {
            while (rows.next()) {
                script.add(rows.getString(1).strip().replaceFirst(";$", ""));
            }
        }
        return script;
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select column_name from information_schema.columns where table_schema = 'PUBLIC' and table_name = ?"
                        + " order by ordinal_position")) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }

    private String insert(String where) {
        String names = columns.stream().map(TableCopy::quoted).collect(Collectors.joining(", "));
        return "insert into " + quoted(name()) + " (" + names + ") select " + names + " from " + quoted(table)
                + " where " + where;
    }

    private void fill() {
        UUID last = new UUID(0, 0);
        int size = LEAST;
        while (last != null) {
            UUID from = last;
            int most = size;
            long[] took = new long[1];
            last = database.write(transaction -> {
                long begun = System.nanoTime();
                UUID reached = page(transaction.connection(), from, most);
                took[0] = System.nanoTime() - begun;
                return reached;
            });
            size = next(size, took[0]);
            Fault.point("copy.page");
        }
        for (String index : indexes) {
            // after the rows, which H2 sorts then: it takes a fourth of the time
            database.changeUnseen(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute(index);
                }
            });
        }
        for (int round = 0; round < ROUNDS && ChangedRows.count(name()) > FEW; round++) {
            int most = size;
            database.write(transaction -> {
                follow(transaction.connection(), ChangedRows.take(name(), most));
                return true;
            });
        }
    }

    /** As many as take about as long as others do not notice. */
    private static int next(int size, long took) {
        return (int) Math.clamp((size + size * MEANT / Math.max(1, took)) / 2, LEAST, MOST);
    }

    /** Copies some rows in the order of their ids; answers the last of them, nothing where none is left. */
    private @Nullable UUID page(Connection connection, UUID from, int most) throws SQLException {
        UUID last = null;
        try (PreparedStatement select = connection.prepareStatement("select id from " + quoted(table)
                + " where id > ? order by id offset " + (most - 1) + " rows fetch first row only")) {
            select.setObject(1, from);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    last = row.getObject(1, UUID.class);
                }
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement(insert("id > ?" + (last == null ? "" : " and id <= ?")))) {
            insert.setObject(1, from);
            if (last != null) {
                insert.setObject(2, last);
            }
            insert.executeUpdate();
        }
        return last;
    }

    /** Copies again what somebody changed. Nobody writes meanwhile, so that none of it is missed. */
    private void follow(Connection connection, Collection<UUID> changed) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + quoted(name()) + " where id = ?");
                PreparedStatement insert = connection.prepareStatement(insert("id = ?"))) {
            for (UUID each : changed) {
                delete.setObject(1, each);
                delete.executeUpdate();
                insert.setObject(1, each);
                insert.executeUpdate();
            }
        } catch (SQLException | RuntimeException e) {
            ChangedRows.again(name(), changed);
            throw e;
        }
    }

    /**
     * Takes the table's place.
     *
     * @param alone of whoever changes the model
     */
    public void swap(Connection alone) throws SQLException {
        follow(alone, ChangedRows.take(name(), Integer.MAX_VALUE));
        try (Statement statement = alone.createStatement()) {
            for (String check : checks) {
                Matcher parts = CHECK.matcher(check);
                if (parts.matches() && gone.stream().map(TableCopy::quoted).noneMatch(check::contains)) {
                    statement.execute("alter table " + quoted(name()) + " add constraint "
                            + quoted(parts.group(1) + suffix) + parts.group(2)
                            + (check.endsWith(" NOCHECK") ? "" : " NOCHECK"));
                }
            }
            Fault.point("copy.swap");
            statement.execute("drop trigger " + quoted(name()));
            // from here on it is what holds the rows
            isBegun = false;
            statement.execute("drop table " + quoted(table));
            Fault.point("copy.dropped");
            // last the table itself: as long as it is called a copy, the next start goes on here
            rename(alone, name(), suffix);
            Fault.point("copy.named");
            statement.execute("alter table " + quoted(name()) + " rename to " + quoted(table));
        } finally {
            ChangedRows.forget(name());
        }
    }

    /**
     * Gives indexes and checks of a table the names that they have without the suffix of a copy.
     *
     * @param table its name in the catalog
     */
    static void rename(Connection connection, String table, String suffix) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String index : ending(connection, "index_name", "indexes", table, suffix)) {
                statement.execute("alter index " + quoted(index) + " rename to " + quoted(without(index, suffix)));
            }
            for (String check : ending(connection, "constraint_name", "table_constraints", table, suffix)) {
                statement.execute("alter table " + quoted(table) + " rename constraint " + quoted(check) + " to "
                        + quoted(without(check, suffix)));
            }
        }
    }

    private static String without(String name, String suffix) {
        return name.substring(0, name.length() - suffix.length());
    }

    private static List<String> ending(Connection connection, String name, String view, String table, String suffix)
            throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select " + name + " from information_schema." + view + " where table_name = ?")) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString(1).endsWith(suffix)) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
        return found;
    }

    /** Takes it away, unless it is the table by now. */
    @Override
    public void close() {
        ChangedRows.forget(name());
        if (isBegun) {
            isBegun = false;
            database.changeModel(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("drop trigger if exists " + quoted(name()));
                    statement.execute("drop table if exists " + quoted(name()));
                }
                return true;
            });
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
