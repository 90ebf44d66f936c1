package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.core.database.Dialect;
import org.kontor.core.schema.ColumnType.Kind;

/** The tables as they are. */
final class LiveSchema {
    private static final Pattern LENGTH = Pattern.compile(".*\\((\\d+)\\)");

    private static final String H2_COLUMNS = "select c.table_name, c.column_name, c.data_type"
            + " || case when c.character_maximum_length is null then ''"
            + " else '(' || c.character_maximum_length || ')' end,"
            + " c.is_nullable = 'YES', c.column_default is not null"
            + " from information_schema.columns c join information_schema.tables t"
            + " on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'"
            + " where c.table_schema = schema()";
    private static final String H2_INDEXES = "select table_name, index_name, index_type_name like '%UNIQUE%', true"
            + " from information_schema.indexes where table_schema = schema()";
    /** Asked once and not per index: H2 lists the columns of all indexes anew whenever it is asked for those of one. */
    private static final String H2_INDEX_COLUMNS =
            "select index_name, column_name from information_schema.index_columns"
                    + " where table_schema = schema() order by index_name, ordinal_position";

    private static final String H2_CHECKS = "select table_name, constraint_name from"
            + " information_schema.table_constraints where table_schema = schema() and constraint_type = 'CHECK'";

    private static final String POSTGRES_TABLES = " join pg_class t on t.oid = %s join pg_namespace n on"
            + " n.oid = t.relnamespace and n.nspname = current_schema() where t.relkind in ('r', 'p')";
    private static final String POSTGRES_COLUMNS = "select t.relname, a.attname,"
            + " format_type(a.atttypid, a.atttypmod), not a.attnotnull, a.atthasdef or a.attidentity <> ''"
            + " from pg_attribute a" + POSTGRES_TABLES.formatted("a.attrelid")
            + " and a.attnum > 0 and not a.attisdropped";
    private static final String POSTGRES_INDEXES = "select t.relname, i.relname, x.indisunique, x.indisvalid"
            + " from pg_index x join pg_class i on i.oid = x.indexrelid" + POSTGRES_TABLES.formatted("x.indrelid");
    private static final String POSTGRES_INDEX_COLUMNS = "select i.relname, a.attname from pg_index x"
            + " join pg_class i on i.oid = x.indexrelid join pg_attribute a on a.attrelid = x.indexrelid"
            + POSTGRES_TABLES.formatted("x.indrelid") + " order by i.relname, a.attnum";
    private static final String POSTGRES_CHECKS = "select t.relname, k.conname from pg_constraint k"
            + POSTGRES_TABLES.formatted("k.conrelid") + " and k.contype = 'c'";

    private static final String POSTGRES_GUARDS = "select t.relname, k.conname from pg_constraint k"
            + POSTGRES_TABLES.formatted("k.conrelid") + " and k.contype = 'x' union all"
            + " select t.relname, g.tgname from pg_trigger g" + POSTGRES_TABLES.formatted("g.tgrelid")
            + " and not g.tgisinternal";

    private final Map<String, LiveTable> tables;
    private final boolean guarded;
    /** What columns are called now, by the table and the name that they had. */
    private final Map<String, String> renamed;
    /** What columns hold what is encrypted, by the table and the column. */
    private final Set<String> sealed;

    private LiveSchema(
            Map<String, LiveTable> tables, boolean guarded, Map<String, String> renamed, Set<String> sealed) {
        this.tables = tables;
        this.guarded = guarded;
        this.renamed = renamed;
        this.sealed = sealed;
    }

    /** Reads what is there. */
    static LiveSchema read(Connection connection, Dialect dialect) throws SQLException {
        boolean h2 = dialect == Dialect.H2;
        Map<String, LiveTable> tables = new HashMap<>();
        each(connection, h2 ? H2_COLUMNS : POSTGRES_COLUMNS, row -> {
            String type = row.getString(3).toLowerCase(Locale.ROOT);
            table(tables, row)
                    .columns()
                    .put(name(row, 2), new LiveColumn(type(type), row.getBoolean(4), row.getBoolean(5), type));
        });
        Map<String, List<String>> columns = new HashMap<>();
        each(
                connection,
                h2 ? H2_INDEX_COLUMNS : POSTGRES_INDEX_COLUMNS,
                row -> columns.computeIfAbsent(name(row, 1), any -> new ArrayList<>())
                        .add(name(row, 2)));
        each(connection, h2 ? H2_INDEXES : POSTGRES_INDEXES, row -> {
            String name = name(row, 2);
            LiveIndex index =
                    new LiveIndex(name, row.getBoolean(3), row.getBoolean(4), columns.getOrDefault(name, List.of()));
            table(tables, row).indexes().put(index.name(), index);
        });
        each(
                connection,
                h2 ? H2_CHECKS : POSTGRES_CHECKS,
                row -> table(tables, row).checks().add(name(row, 2)));
        if (!h2) {
            each(connection, POSTGRES_GUARDS, row -> table(tables, row).guards().add(name(row, 2)));
        }
        Map<String, String> renamed = tables.containsKey(Ledger.TABLE) ? Ledger.renamed(connection) : Map.of();
        Set<String> sealed = new HashSet<>();
        if (tables.containsKey(SealedColumns.TABLE)) {
            each(connection, SealedColumns.ALL, row -> sealed.add(row.getString(1) + " " + row.getString(2)));
        }
        return new LiveSchema(tables, !h2, renamed, sealed);
    }

    /** What a column is called now, or was about to be when a process died. */
    Optional<String> renamedTo(String table, String column) {
        return Optional.ofNullable(renamed.get(table + " " + column));
    }

    /** What a table is called now, or was about to be when a process died. */
    Optional<String> renamedTo(String table) {
        return Optional.ofNullable(renamed.get(table));
    }

    /** Whether a column holds what is encrypted. */
    boolean isSealed(String table, String column) {
        return sealed.contains(table + " " + column);
    }

    /** Whether the database takes guards. */
    boolean isGuarded() {
        return guarded;
    }

    /** The names of all tables, in lower case. */
    Set<String> names() {
        return Set.copyOf(tables.keySet());
    }

    /** Whether there is a table of this name. */
    boolean hasTable(String name) {
        return tables.containsKey(name);
    }

    Optional<LiveTable> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Row reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private static LiveTable table(Map<String, LiveTable> tables, ResultSet row) throws SQLException {
        return tables.computeIfAbsent(
                name(row, 1),
                any -> new LiveTable(new LinkedHashMap<>(), new HashMap<>(), new HashSet<>(), new HashSet<>()));
    }

    private static String name(ResultSet row, int column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }

    private static Optional<ColumnType> type(String sql) {
        String plain = sql.replaceFirst("\\(.*?\\)", "").strip();
        return Optional.ofNullable(
                switch (plain) {
                    case "uuid" -> ColumnType.UUID;
                    case "character varying" -> text(sql);
                    case "text" -> ColumnType.LONG_TEXT;
                    case "bigint" -> ColumnType.BIGINT;
                    case "integer" -> ColumnType.INTEGER;
                    case "numeric", "decimal" -> ColumnType.DECIMAL;
                    case "boolean" -> ColumnType.YES_NO;
                    case "date" -> ColumnType.DATE;
                    case "time", "time without time zone" -> ColumnType.TIME;
                    case "timestamp with time zone" -> ColumnType.MOMENT;
                    case "bytea", "binary large object" -> ColumnType.BYTES;
                    default -> null;
                });
    }

    private static ColumnType text(String sql) {
        Matcher length = LENGTH.matcher(sql);
        int characters = length.matches() ? Integer.parseInt(length.group(1)) : ColumnType.LONGEST_TEXT;
        return characters >= ColumnType.LONGEST_TEXT ? ColumnType.LONG_TEXT : new ColumnType(Kind.TEXT, characters);
    }

    /** Whether there is a table with all those columns. */
    boolean hasColumns(String table, List<String> columns) {
        LiveTable live = tables.get(table);
        return live != null && live.columns().keySet().containsAll(columns);
    }
}
