package org.kontor.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.database.Database;
import org.kontor.core.database.DatabaseSettings;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;
import org.kontor.core.database.Transaction;
import org.kontor.core.schema.HandWritten;
import org.kontor.core.schema.LiquibaseSchema;

/** A database with a change log that is written and read, for tests of its readers. */
final class LogDesk {
    static final String DATABASES = "org.kontor.core.database.TestDatabase#all";
    static final EntityName PERSON = EntityName.of("demo", "person");
    static final EntityName PLACE = EntityName.of("demo", "place");
    static final int WRITERS = 16;
    static final ReaderPace QUICK =
            new ReaderPace(Duration.ofMillis(300), Duration.ofMillis(50), Duration.ofMillis(5), Duration.ofMillis(20));

    private LogDesk() {}

    static Database open(Dialect dialect) {
        DatabaseSettings some = TestDatabase.settings(dialect);
        Database database = Database.open(new DatabaseSettings(
                some.url(), some.user(), some.password(), WRITERS + 4, Duration.ofSeconds(30), Duration.ofSeconds(30)));
        new LiquibaseSchema(database).apply(HandWritten.kernel(), List.of());
        database.changeModel(connection -> {
            connection.createStatement().execute("create table demo_person (id uuid primary key, version bigint)");
            return connection
                    .createStatement()
                    .execute("create table demo_seen (n int, seq bigint, record uuid, version bigint)");
        });
        return database;
    }

    static LogReaders readers(Database database, ChangeLog log) {
        return new LogReaders(database, log, Optional::empty, Clock.systemUTC(), QUICK).begin();
    }

    static NewChange change(EntityName entity, UUID record, long version, Instant at) {
        return new NewChange(
                at,
                Ref.of(entity, record),
                version,
                ChangeKind.UPDATED,
                UUID.randomUUID(),
                "Ada",
                Optional.empty(),
                "{}");
    }

    static void append(Database database, ChangeLog log, NewChange... changes) {
        database.write(transaction -> {
            log.append(transaction, List.of(changes));
            return true;
        });
    }

    static UUID append(Database database, ChangeLog log, EntityName entity) {
        UUID record = UUID.randomUUID();
        append(database, log, change(entity, record, 1, Instant.now()));
        return record;
    }

    static void noteSeen(Transaction transaction, List<ChangeEntry> entries) {
        try {
            PreparedStatement insert =
                    transaction.prepare("insert into demo_seen select coalesce(max(n), 0) + 1, ?, ?, ? from demo_seen");
            for (ChangeEntry entry : entries) {
                insert.setLong(1, entry.seq());
                insert.setObject(2, entry.change().record().id());
                insert.setLong(3, entry.change().version());
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> seen(Database database) {
        return database.read(transaction -> {
            List<String> all = new ArrayList<>();
            try (ResultSet row = transaction
                    .prepare("select record, version from demo_seen order by n")
                    .executeQuery()) {
                while (row.next()) {
                    all.add(row.getObject(1, UUID.class) + "/" + row.getLong(2));
                }
            }
            return all;
        });
    }

    static String key(ChangeEntry entry) {
        return entry.change().record().id() + "/" + entry.change().version();
    }

    /** Twenty records that are there to be written. */
    static List<UUID> people(Database database) {
        List<UUID> records = Stream.generate(UUID::randomUUID).limit(20).toList();
        database.write(transaction -> {
            for (UUID record : records) {
                PreparedStatement insert = transaction.prepare("insert into demo_person values (?, 0)");
                insert.setObject(1, record);
                insert.executeUpdate();
            }
            return true;
        });
        return records;
    }

    /** Updates one record and notes it; one in ten is rolled back; some take their time between log and commit. */
    static void writeOne(
            Database database, ChangeLog log, List<UUID> records, Set<String> committed, EntityName... entities) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        UUID record = records.get(random.nextInt(records.size()));
        boolean failing = random.nextInt(10) == 0;
        long pause = random.nextInt(20) == 0 ? random.nextLong(3_000_000) : 0;
        try {
            committed.add(database.write(transaction -> {
                long version = next(transaction, record);
                for (EntityName entity : entities) {
                    log.append(transaction, List.of(change(entity, record, version, Instant.now())));
                }
                transaction.lastBeforeCommit(() -> {
                    LockSupport.parkNanos(pause);
                    if (failing) {
                        throw new IllegalStateException("rolled back");
                    }
                });
                return record + "/" + version;
            }));
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("rolled back");
        }
    }

    private static long next(Transaction transaction, UUID record) throws SQLException {
        PreparedStatement update = transaction.prepare("update demo_person set version = version + 1 where id = ?");
        update.setObject(1, record);
        update.executeUpdate();
        PreparedStatement select = transaction.prepare("select version from demo_person where id = ?");
        select.setObject(1, record);
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
