package org.kontor.core.file;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;

/**
 * The texts of files, as they were read once: kept beside the table of files, so that an index that is made anew reads none of
 * them again. A text goes with its file, and is in nothing that is taken out of the records.
 */
public final class FileTexts {
    /**
     * How many files there are whose texts are wanted.
     *
     * @param waiting those that are to be read
     * @param read those that were, by what came of it
     */
    public record Counts(long waiting, Map<TextState, Long> read) {
        /** Those in a state. */
        public long of(TextState state) {
            return read.getOrDefault(state, 0L);
        }
    }

    private final Database database;
    private final InstantSource clock;

    public FileTexts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Has the texts of files be read that nobody asked for before, of some thousand at most; outside of transactions. */
    public void want(Collection<UUID> files) {
        if (files.isEmpty()) {
            return;
        }
        Set<UUID> unknown = new TreeSet<>(files);
        database.read(transaction -> transaction.mapper(FileTextMapper.class).known(files))
                .forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            database.write(transaction -> {
                FileTextMapper mapper = transaction.mapper(FileTextMapper.class);
                boolean isPostgres = transaction.dialect() == Dialect.POSTGRESQL;
                // always in the same order: two servers that want the same wait for one another, and not in a circle
                for (UUID file : unknown) {
                    if (isPostgres) {
                        mapper.wantOnPostgres(file);
                    } else {
                        mapper.wantOnH2(file);
                    }
                }
                return unknown;
            });
        }
    }

    /** The text of a file; empty where there is none, or none yet. */
    public static Optional<String> find(Transaction transaction, UUID file) {
        return Optional.ofNullable(transaction.mapper(FileTextMapper.class).text(file));
    }

    /** The text of a file, in a transaction of its own. */
    public Optional<String> find(UUID file) {
        return database.read(transaction -> find(transaction, file));
    }

    /** How many were read by now, again and again ones too; the numbers of {@link FileText#seq} go up to there. */
    public long last() {
        return database.glance(
                transaction -> transaction.mapper(FileTextMapper.class).counted());
    }

    /** Those that were read last, after so many others, in their order: what is seen of it once has nothing new before it. */
    public List<FileText> after(long seq, int limit) {
        return database.read(
                transaction -> transaction.mapper(FileTextMapper.class).after(seq, limit));
    }

    /**
     * A file whose text is to be read, nobody else's for a while.
     *
     * @param by who reads it
     * @param version of what reads it
     * @param patience how long it is nobody else's
     */
    public Optional<FileEntry> claim(UUID by, int version, Duration patience) {
        Instant now = now();
        boolean isIdle = database.glance(
                        transaction -> transaction.mapper(FileTextMapper.class).waiting(version, now))
                == null;
        if (isIdle) {
            return Optional.empty();
        }
        return database.write(transaction -> {
            FileTextMapper mapper = transaction.mapper(FileTextMapper.class);
            UUID file = mapper.waiting(version, now);
            if (file == null || mapper.claim(file, by, version, now, now.plus(patience)) == 0) {
                return Optional.empty();
            }
            return Optional.ofNullable(transaction.mapper(FileMapper.class).find(file));
        });
    }

    /** Gives one back that was not read. */
    public void release(UUID file, UUID by) {
        database.write(transaction -> transaction.mapper(FileTextMapper.class).release(file, by));
    }

    /** What a server had that has ended is free at once, where there is no other one. */
    public void begin() {
        if (database.dialect() == Dialect.H2) {
            database.write(
                    transaction -> transaction.mapper(FileTextMapper.class).releaseAll());
        }
    }

    /** Keeps what reading one came to; nothing happens where the file is gone, or somebody else's by now. */
    public void done(UUID file, UUID by, int version, ReadText read) {
        database.write(transaction -> {
            FileTextMapper mapper = transaction.mapper(FileTextMapper.class);
            mapper.count();
            return mapper.done(file, by, version, read, read.text().length(), mapper.counted(), now());
        });
    }

    /** How many files wait to be read by what has a version, and how many are in which state. */
    public Counts counts(int version) {
        long waiting = 0;
        Map<TextState, Long> read = new EnumMap<>(TextState.class);
        for (TextCount each : database.read(
                transaction -> transaction.mapper(FileTextMapper.class).counts(version))) {
            if (each.state() == null) {
                waiting = each.files();
            } else {
                read.put(each.state(), each.files());
            }
        }
        return new Counts(waiting, read);
    }

    /** Files that could not be read, in the order of their ids from behind one. */
    public List<FileText> failed(UUID after, int limit) {
        return database.read(
                transaction -> transaction.mapper(FileTextMapper.class).failed(after, limit));
    }

    /** Has those be read again that could not be; answers how many. */
    public int retry() {
        return database.write(
                transaction -> transaction.mapper(FileTextMapper.class).retry());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
