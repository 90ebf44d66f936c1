package org.kontor.core.file;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kontor.core.config.FileConfig;
import org.kontor.core.database.Database;
import org.kontor.core.database.Rounds;
import org.kontor.core.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes behind what nothing holds: files that no record and nothing in the trash has named for as long as the
 * configuration says, and content that no file has. What is doubtful stays.
 */
public final class FileSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);
    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration EVERY = Duration.ofHours(6);

    /** No transaction lasts as long. */
    private static final Duration ORPHANED = Duration.ofDays(1);

    private static final int PAGE = 200;
    private static final UUID BEGIN = new UUID(0, 0);

    private final Database database;
    private final FileStore store;
    private final Uses uses;
    private final Duration kept;
    private final InstantSource clock;
    private final Rounds rounds;

    /** Who holds files. */
    @FunctionalInterface
    public interface Uses {
        /** Which of these files are named in any record, or in the trash. */
        Set<UUID> of(Transaction transaction, Collection<UUID> files);
    }

    public FileSweep(Database database, FileKeeper keeper, Uses uses, FileConfig config, InstantSource clock) {
        this.database = database;
        this.store = keeper.store();
        this.uses = uses;
        this.kept = config.keepUnused();
        this.clock = clock;
        this.rounds = new Rounds("file-sweep", FIRST, EVERY, this::sweep);
    }

    /** Begins to look now and then. */
    public void start() {
        rounds.start();
    }

    /** Looks once. */
    public void sweep() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID last = BEGIN;
        List<FileEntry> page;
        do {
            UUID after = last;
            page = database.read(
                    transaction -> transaction.mapper(FileMapper.class).after(after, PAGE));
            if (!page.isEmpty()) {
                look(page, now);
                last = page.getLast().id();
            }
        } while (page.size() == PAGE);
        orphans();
    }

    private void look(List<FileEntry> page, Instant now) {
        List<UUID> ids = page.stream().map(FileEntry::id).toList();
        Set<UUID> used = database.read(transaction -> uses.of(transaction, ids));
        page.stream()
                .filter(file -> !used.contains(file.id()) && isOver(file, now))
                .forEach(file -> remove(file, now));
        List<FileEntry> changed = page.stream()
                .filter(file -> used.contains(file.id()) == (file.unusedSince() != null))
                .toList();
        if (!changed.isEmpty()) {
            mark(changed, used, now);
        }
    }

    private boolean isOver(FileEntry file, Instant now) {
        Instant since = file.unusedSince();
        return since != null && since.plus(kept).isBefore(now);
    }

    private void mark(List<FileEntry> files, Set<UUID> used, Instant now) {
        database.write(transaction -> {
            FileMapper mapper = transaction.mapper(FileMapper.class);
            files.forEach(file -> mapper.unused(file.id(), used.contains(file.id()) ? null : now));
            return files;
        });
    }

    /** Asked again while the file is held: whoever puts it into a record now waits, and finds it gone. */
    private void remove(FileEntry file, Instant now) {
        database.write(transaction -> {
            FileMapper mapper = transaction.mapper(FileMapper.class);
            FileEntry held = mapper.hold(file.id());
            if (held != null
                    && isOver(held, now)
                    && uses.of(transaction, List.of(file.id())).isEmpty()) {
                mapper.delete(file.id());
                transaction.afterCommit(() -> delete(file.storageKey()));
            }
            return file;
        });
    }

    private void orphans() {
        Instant before = Instant.now().minus(ORPHANED);
        for (int i = 0; i < 256; i++) {
            String prefix = String.format("%02x", i);
            List<String> keys = new ArrayList<>();
            try {
                store.visit(prefix, before, keys::add);
            } catch (IOException e) {
                LOG.warn("The content of files cannot be looked through", e);
                return;
            }
            if (!keys.isEmpty()) {
                Set<String> known = new HashSet<>(database.read(transaction ->
                        transaction.mapper(FileMapper.class).keys(prefix + "0".repeat(30), prefix + "f".repeat(30))));
                keys.stream().filter(key -> !known.contains(key)).forEach(this::delete);
            }
        }
    }

    private void delete(String key) {
        try {
            store.delete(key);
        } catch (IOException e) {
            LOG.warn("Content that no file has stays until the next time", e);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
