package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.schema.ColumnType.Kind;

/**
 * What is known of tables and their indexes at one moment, for whoever thinks about one more index. What was counted once is
 * remembered; one thread asks.
 */
public final class TableFacts {
    private static final int SAMPLE = 20_000;
    private static final int SOME = 2_000;
    /** What an entry costs beside its values: where its row is, and its own head. */
    private static final long ENTRY = 24;
    /** Pages of an index are not full. */
    private static final double FILLED = 0.75;

    private final Database database;
    private final LiveSchema live;
    private final Map<String, TableCounts.Count> rows = new HashMap<>();
    private final Map<Columns, Long> different = new HashMap<>();
    private final Map<Columns, Long> common = new HashMap<>();
    private final Map<Columns, Long> letters = new HashMap<>();

    /** Columns of a table. */
    private record Columns(String table, List<String> names) {}

    private TableFacts(Database database, LiveSchema live) {
        this.database = database;
        this.live = live;
    }

    /** Reads which tables and indexes there are. */
    public static TableFacts read(Database database) {
        return new TableFacts(
                database, database.read(transaction -> LiveSchema.read(transaction.connection(), database.dialect())));
    }

    /**
     * An index that is there.
     *
     * @param columns in their order
     */
    public record Index(boolean unique, List<String> columns) {
        public Index {
            columns = List.copyOf(columns);
        }
    }

    /** The indexes of a table, its key among them; none where there is no such table. */
    public List<Index> indexes(String table) {
        return live.table(table).stream()
                .flatMap(found -> found.indexes().values().stream())
                .filter(LiveIndex::valid)
                .map(index -> new Index(index.unique(), index.columns()))
                .toList();
    }

    /** How many rows a table has. */
    public TableCounts.Count rows(String table) {
        return rows.computeIfAbsent(table, new TableCounts(database)::of);
    }

    /** How many different values some columns have together, in a sample of at most {@value #SAMPLE} rows. */
    public long different(String table, Collection<String> columns) {
        return different.computeIfAbsent(new Columns(table, List.copyOf(columns)), this::countDifferent);
    }

    private long countDifferent(Columns columns) {
        String names = names(columns.names());
        return number("select count(*) from (select distinct " + names + " from (select " + names + " from "
                + dialect().quote(columns.table()) + " limit " + SAMPLE + ") sampled) different");
    }

    /** In how many of a hundred rows some columns have the values that are the most frequent together, in such a sample. */
    public long mostCommon(String table, Collection<String> columns) {
        return common.computeIfAbsent(new Columns(table, List.copyOf(columns)), this::countMostCommon);
    }

    private long countMostCommon(Columns columns) {
        String names = names(columns.names());
        return number("select coalesce(max(same) * 100 / sum(same), 0) from (select count(*) same from (select " + names
                + " from " + dialect().quote(columns.table()) + " limit " + SAMPLE + ") sampled group by " + names
                + ") grouped");
    }

    /** About how large an index would be, in bytes. */
    public long bytes(String table, Collection<String> columns, long rows) {
        long width = ENTRY
                + columns.stream().mapToLong(column -> width(table, column)).sum();
        return Math.round(rows * width / FILLED);
    }

    private long width(String table, String column) {
        Optional<ColumnType> type =
                live.table(table).map(found -> found.columns().get(column)).flatMap(LiveColumn::type);
        Kind kind = type.map(ColumnType::kind).orElse(Kind.TEXT);
        return switch (kind) {
            case UUID -> 16;
            case YES_NO -> 1;
            case INTEGER, DATE -> 4;
            case TEXT, LONG_TEXT -> letters.computeIfAbsent(new Columns(table, List.of(column)), this::countLetters);
            default -> 8;
        };
    }

    private long countLetters(Columns column) {
        String name = names(column.names());
        return 1
                + number("select coalesce(avg(octet_length(" + name + ")), 0) from (select " + name + " from "
                        + dialect().quote(column.table()) + " limit " + SOME + ") sampled");
    }

    private String names(Collection<String> columns) {
        return columns.stream().map(dialect()::quote).collect(Collectors.joining(", "));
    }

    private Dialect dialect() {
        return database.dialect();
    }

    private long number(String sql) {
        return database.read(transaction -> {
            Connection connection = transaction.connection();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                return row.next() ? row.getLong(1) : 0L;
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        });
    }
}
