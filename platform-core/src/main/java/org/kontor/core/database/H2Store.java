package org.kontor.core.database;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An H2 file while it is open: repaired before the first use, kept open by a connection of its own, left in order. */
final class H2Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(H2Store.class);

    /** ALTER TABLE copies a table under such a name, drops the old one and renames the copy. */
    private static final Pattern COPY = Pattern.compile("(.+)_COPY_\\d+_\\d+");

    /**
     * MVStore's own default, which H2 sets to zero: then it writes over chunks that no page of the newest version uses,
     * but that its list of chunks still holds for used, and after a kill in the middle of it opens an older version.
     */
    private static final int VERSIONS_TO_KEEP = 5;

    private static final String JDBC = "jdbc:h2:";
    private static final int DATABASE_ALREADY_OPEN = 90020;
    private static final int BLOCK = 1 << 18;
    private static final long COMPACT_FROM_BYTES = 16L << 20;
    private static final int COMPACT_BELOW_FILL_RATE = 60;

    private final boolean inMemory;
    private final Connection keeper;

    private H2Store(boolean inMemory, Connection keeper) {
        this.inMemory = inMemory;
        this.keeper = keeper;
    }

    static H2Store open(DatabaseSettings settings) {
        if (settings.url().matches("jdbc:h2:(tcp|ssl):.*")) {
            throw new IllegalStateException("An H2 database is opened as a file, by one process; "
                    + "for a database of its own process use PostgreSQL instead of " + settings.place());
        }
        RootOrder.register();
        H2File.register();
        boolean inMemory = isInMemory(settings.url());
        H2Place place = H2Place.of(settings.url());
        Runnable opened = place == null ? () -> {} : place.prepare();
        try {
            Connection keeper = connect(settings);
            try {
                opened.run();
                if (!inMemory) {
                    requireImmediateWrites(keeper, settings);
                    keeper = repaired(keeper, settings);
                }
                chooseOrder(keeper);
                return new H2Store(inMemory, keeper);
            } catch (SQLException | RuntimeException e) {
                keeper.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The database " + settings.place() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    static boolean isInMemory(String url) {
        return url.startsWith("jdbc:h2:mem:");
    }

    /**
     * The URL of the file by our own way. By a plain file channel, interrupting one thread in the middle of a write
     * would close the database for all.
     */
    static String guarded(String url) {
        String ours = JDBC + H2File.SCHEME + ":";
        Matcher plain = H2Place.PATH.matcher(url);
        if (plain.matches()) {
            return ours + "async:" + url.substring(plain.start(1));
        }
        return url.startsWith(ours) ? url : ours + url.substring(JDBC.length());
    }

    /**
     * Keeps a copy beside the file, before somebody's own changes run. Others go on: as long as it is made, what is in the
     * file by then is not written over, and what comes later comes behind.
     *
     * @param turn runs what it is given while nobody writes
     */
    void backUp(Consumer<Runnable> turn) {
        if (inMemory) {
            return;
        }
        try {
            Path file = file(keeper);
            Path copy = file.resolveSibling(file.getFileName() + ".before-change-" + now() + ".zip");
            MVStore store = store(keeper);
            long[] size = new long[1];
            ByteBuffer header = ByteBuffer.allocate(H2Header.BLOCKS);
            store.setReuseSpace(false);
            try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
                turn.accept(() -> size[0] = beginning(store, from, header));
                pack(from, header.array(), size[0], copy);
            } finally {
                store.setReuseSpace(true);
            }
            LOG.info("The database was copied to {}", copy);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The database could not be copied before it is changed", e);
        }
    }

    /** Reads the header, which names the newest chunk; answers how long the file is. */
    private static long beginning(MVStore store, FileChannel from, ByteBuffer header) {
        store.commit();
        try {
            long size = from.size();
            while (header.hasRemaining()) {
                if (from.read(header, header.position()) < 0) {
                    throw new IllegalStateException("The database file has no header");
                }
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(FileChannel from, byte[] header, long size, Path copy) throws IOException {
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(copy), BLOCK);
                ZipOutputStream packed = new ZipOutputStream(to)) {
            OwnersOnly.take(copy);
            // who waits for it waits for the disk already
            packed.setLevel(Deflater.BEST_SPEED);
            packed.putNextEntry(new ZipEntry("kontor.mv.db"));
            packed.write(header);
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            long at = header.length;
            while (at < size) {
                block.clear().limit((int) Math.min(BLOCK, size - at));
                int read = from.read(block, at);
                if (read < 0) {
                    throw new EOFException("The database file became shorter");
                }
                packed.write(block.array(), 0, read);
                at += read;
            }
            packed.closeEntry();
        }
    }

    private static MVStore store(Connection connection) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal local) {
            return local.getDatabase().getStore().getMvStore();
        }
        throw new IllegalStateException("The database is not one of this process");
    }

    private static String now() {
        return DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS").format(ZonedDateTime.now(ZoneOffset.UTC));
    }

    /** Remembered beside the file, since the process may be killed before. */
    void compactAtEnd() {
        if (inMemory) {
            return;
        }
        try {
            Path asked = asked(file(keeper));
            if (!Files.exists(asked)) {
                Files.createFile(asked);
                OwnersOnly.take(asked);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("It could not be noted that the database file is to be written anew", e);
        }
    }

    private static Path asked(Path file) {
        return file.resolveSibling(file.getFileName() + ".write-anew");
    }

    @Override
    public void close() {
        try (Connection last = keeper;
                Statement statement = last.createStatement()) {
            Path asked = inMemory ? null : asked(file(last));
            boolean isAsked = asked != null && Files.exists(asked);
            statement.execute(isAsked || isWorthCompacting(statement) ? "shutdown compact" : "shutdown");
            if (isAsked) {
                Files.delete(asked);
            }
        } catch (IOException e) {
            LOG.warn("The database file is written anew once more at the next stop", e);
        } catch (SQLException e) {
            LOG.warn("The H2 database did not close in order; it will be checked when it is opened next", e);
        }
    }

    private static Connection connect(DatabaseSettings settings) throws SQLException {
        try {
            Connection connection = Connections.direct(settings);
            if (!isInMemory(settings.url())
                    && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal local) {
                local.getDatabase().getStore().getMvStore().setVersionsToKeep(VERSIONS_TO_KEEP);
            }
            return connection;
        } catch (SQLException e) {
            if (e.getErrorCode() == DATABASE_ALREADY_OPEN) {
                throw new IllegalStateException(
                        "The database file of " + settings.place() + " is in use by another process. Stop that one, or"
                                + " give this one a folder of its own by kontor.data-dir (KONTOR_DATA_DIR); several nodes"
                                + " need PostgreSQL.");
            }
            throw e;
        }
    }

    /** With any delay a kill takes acknowledged commits with it. */
    private static void requireImmediateWrites(Connection keeper, DatabaseSettings settings) throws SQLException {
        String delay = setting(keeper, "WRITE_DELAY");
        if (!delay.equals("0")) {
            throw new IllegalStateException("The database " + settings.place() + " writes with a delay of " + delay
                    + " ms and would lose changes; remove WRITE_DELAY from the URL");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var select = connection.prepareStatement(
                "select setting_value from information_schema.settings where setting_name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    /** Finishes table copies that were cut off, after a copy of the file was made. */
    private static Connection repaired(Connection keeper, DatabaseSettings settings) throws SQLException {
        if (copies(keeper).isEmpty()) {
            return keeper;
        }
        Path file = file(keeper);
        try (Statement statement = keeper.createStatement()) {
            statement.execute("shutdown");
        }
        Path backup = file.resolveSibling(file.getFileName() + ".before-repair-" + now());
        try {
            Files.copy(file, backup);
        } catch (IOException e) {
            throw new UncheckedIOException("The database needs a repair, but its file cannot be copied first", e);
        }
        LOG.warn("A change of the model was cut off; the file was kept as {} and is being repaired", backup);
        Connection again = connect(settings);
        for (String copy : copies(again)) {
            finish(again, copy);
        }
        return again;
    }

    private static void finish(Connection connection, String copy) throws SQLException {
        Matcher name = COPY.matcher(copy);
        if (!name.matches()) {
            return;
        }
        String table = name.group(1);
        String suffix = copy.substring(table.length());
        // the original goes only when the copy is complete
        boolean originalIsGone = !tables(connection).contains(table);
        try (Statement statement = connection.createStatement()) {
            // of copies that were filled beside those who worked
            statement.execute("drop trigger if exists " + quoted(copy));
            if (originalIsGone) {
                TableCopy.rename(connection, copy, suffix);
            }
            statement.execute(
                    originalIsGone
                            ? "alter table " + quoted(copy) + " rename to " + quoted(table)
                            : "drop table " + quoted(copy));
        }
        LOG.warn("Table {}: {}", table, originalIsGone ? "the finished copy took its place" : "dropped a cut off copy");
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static List<String> copies(Connection connection) throws SQLException {
        return tables(connection).stream()
                .filter(table -> COPY.matcher(table).matches())
                .toList();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = 'PUBLIC' and table_type = 'BASE TABLE' order by table_name")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static Path file(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select database_path()")) {
            row.next();
            return Path.of(row.getString(1).replaceFirst("^" + H2File.SCHEME + ":(async:)?", "") + ".mv.db");
        }
    }

    /** H2 sorts all texts of a file in one order, which is chosen before the first table is made. */
    private static void chooseOrder(Connection keeper) throws SQLException {
        if (tables(keeper).isEmpty()) {
            try (Statement statement = keeper.createStatement()) {
                statement.execute("set collation " + RootOrder.COLLATION + " strength tertiary");
            }
        } else if (!setting(keeper, "COLLATION").startsWith(RootOrder.COLLATION)) {
            LOG.warn("This H2 file was made without the order of the alphabet; its lists sort by code points");
        }
    }

    private boolean isWorthCompacting(Statement statement) throws SQLException {
        if (inMemory) {
            return false;
        }
        Connection connection = statement.getConnection();
        String fillRate = setting(connection, "info.CHUNKS_FILL_RATE");
        return sizeOf(file(connection)) > COMPACT_FROM_BYTES
                && !fillRate.isEmpty()
                && Integer.parseInt(fillRate) < COMPACT_BELOW_FILL_RATE;
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
