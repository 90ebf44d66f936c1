package org.kontor.tests.golden;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kontor.testing.TestDatabase;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A whole database as a text: written and read back, so that databases of older versions can be kept. */
public final class DatabaseText {
    private static final String NEXT = "\n-- next\n";
    private static final String COPY = "copy ";
    private static final String IN_PUBLIC = " where n.nspname = 'public'";

    private DatabaseText() {}

    /** The text that {@link #read} takes. */
    public static String write(Connection connection, TestDatabase database) throws SQLException, IOException {
        return switch (database) {
            case H2 ->
                String.join(
                        NEXT,
                        texts(connection, "script nopasswords").stream()
                                // who connects is known there already
                                .filter(statement -> !statement.startsWith("CREATE USER"))
                                .toList());
            case POSTGRESQL -> String.join(NEXT, postgres(connection));
        };
    }

    private static List<String> postgres(Connection connection) throws SQLException, IOException {
        List<String> all = new ArrayList<>();
        all.addAll(
                texts(
                        connection,
                        "select 'create extension if not exists ' || quote_ident(extname) from pg_extension where extname <> 'plpgsql'"));
        all.addAll(texts(
                connection,
                "select format('create collation %I (provider = %s, locale = %L, deterministic = %s)', collname,"
                        + " case collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,"
                        + " coalesce(colllocale, collcollate), collisdeterministic)"
                        + " from pg_collation c join pg_namespace n on n.oid = c.collnamespace" + IN_PUBLIC));
        all.addAll(texts(
                connection,
                "select format('create sequence %I', relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + IN_PUBLIC
                        + " and relkind = 'S' and not exists (select 1 from pg_depend d where d.objid = c.oid"
                        + " and d.deptype = 'i') order by relname"));
        List<String> tables = texts(
                connection,
                "select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace" + IN_PUBLIC
                        + " and relkind = 'r' order by relname");
        for (String table : tables) {
            all.add("create table " + table + " (" + String.join(", ", columns(connection, table)) + ")");
        }
        // functions may speak of tables
        all.addAll(texts(
                connection,
                "select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                        + IN_PUBLIC
                        + " and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')"
                        + " order by proname"));
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (String table : tables) {
            StringWriter rows = new StringWriter();
            copies.copyOut(COPY + "(select * from " + table + " order by " + table + "::text) to stdout", rows);
            all.add(COPY + table + " from stdin\n" + rows);
        }
        all.addAll(texts(
                connection,
                "select format('select setval(%L, %s)', sequencename, last_value) from pg_sequences"
                        + " where schemaname = 'public' and last_value is not null order by sequencename"));
        all.addAll(
                texts(
                        connection,
                        "select format('alter table %I add constraint %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid))"
                                + " from pg_constraint k join pg_class c on c.oid = k.conrelid"
                                + " join pg_namespace n on n.oid = c.relnamespace" + IN_PUBLIC
                                + " and k.contype in ('p', 'u', 'c', 'x', 'f') order by k.contype = 'f', c.relname, k.conname"));
        all.addAll(texts(
                connection,
                "select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid"
                        + " join pg_namespace n on n.oid = c.relnamespace" + IN_PUBLIC
                        + " and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)"
                        + " order by c.relname"));
        all.addAll(texts(
                connection,
                "select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid"
                        + " join pg_namespace n on n.oid = c.relnamespace" + IN_PUBLIC
                        + " and not t.tgisinternal order by t.tgname"));
        return all;
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        return texts(
                connection,
                "select quote_ident(attname) || ' ' || format_type(atttypid, atttypmod)"
                        + " || case when attcollation <> 0 and attcollation <> t.typcollation"
                        + " then (select ' collate ' || quote_ident(collname) from pg_collation c where c.oid = attcollation)"
                        + " else '' end"
                        + " || case attidentity when 'a' then ' generated always as identity'"
                        + " when 'd' then ' generated by default as identity' else '' end"
                        + " || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')"
                        + " || case when attnotnull then ' not null' else '' end"
                        + " from pg_attribute a join pg_type t on t.oid = a.atttypid"
                        + " left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum"
                        + " where attrelid = '" + table
                        + "'::regclass and attnum > 0 and not attisdropped order by attnum");
    }

    /** Makes an empty database what the text says. */
    public static void read(Connection connection, String text) throws SQLException, IOException {
        for (String statement : text.split(NEXT)) {
            if (statement.startsWith(COPY)) {
                int end = statement.indexOf('\n');
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(statement.substring(0, end), new StringReader(statement.substring(end + 1)));
            } else {
                try (Statement run = connection.createStatement()) {
                    run.execute(statement);
                } catch (SQLException e) {
                    throw new SQLException(
                            "cannot run: " + statement.lines().limit(3).collect(Collectors.joining(" ")), e);
                }
            }
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
