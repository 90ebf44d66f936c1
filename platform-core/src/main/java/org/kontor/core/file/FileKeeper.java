package org.kontor.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.FileId;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.config.FileConfig;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files, their content and the table of them. The content comes first: what a transaction that is rolled back leaves is
 * content that no row knows, and the {@link FileSweep} removes it.
 */
public final class FileKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(FileKeeper.class);
    private static final Message NO_ROOM = Message.of(
            "system.file_no_room", "The file cannot be kept now. Please try again, or tell the administrator.");

    private final FileStore store;
    private final FileConfig config;
    private final InstantSource clock;

    public FileKeeper(FileStore store, FileConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Keeps content that no transaction knows yet.
     *
     * @throws Refusal TOO_LARGE, UNAVAILABLE when the store fails; what the writer refuses
     */
    public Blob keep(FileId.Writer content) {
        try {
            return store.put(content, config.maxSize());
        } catch (IOException e) {
            LOG.error("A file could not be kept", e);
            throw Refusal.of(Refusal.Code.UNAVAILABLE, NO_ROOM, e);
        }
    }

    /** Removes content that did not come to a file after all. */
    public void forget(Blob blob) {
        try {
            store.delete(blob.key());
        } catch (IOException e) {
            LOG.warn("Content that no file has stays until it is swept", e);
        }
    }

    /**
     * Makes a file of content that is kept.
     *
     * @throws Refusal TOO_LARGE when the user has too much that no record holds yet
     */
    public FileId enter(Transaction transaction, UUID user, UUID id, String name, String type, Blob blob) {
        FileMapper files = transaction.mapper(FileMapper.class);
        if (files.unattached(user) + blob.size() > config.maxUnattached()) {
            throw Refusal.of(
                    Refusal.Code.TOO_LARGE,
                    Message.of(
                                    "system.files_unattached",
                                    "Your files that no record holds yet may have at most {max, number} bytes together")
                            .with("max", config.maxUnattached()));
        }
        FileEntry file = new FileEntry(
                id,
                blob.key(),
                FileName.of(name),
                FileName.type(type),
                blob.size(),
                blob.sha256(),
                user,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                false,
                null);
        files.insert(file);
        return file.fileId();
    }

    /** A file, whoever may read it. */
    public Optional<FileEntry> find(Transaction transaction, UUID id) {
        return Optional.ofNullable(transaction.mapper(FileMapper.class).find(id));
    }

    /**
     * Notes that a record holds a file, and keeps it from being removed until the end of the transaction.
     *
     * @return false when it is gone
     */
    public boolean attach(Transaction transaction, UUID id) {
        return transaction.mapper(FileMapper.class).attach(id) > 0;
    }

    /**
     * A file's content, to be closed by the caller.
     *
     * @throws Refusal UNAVAILABLE when the store does not give it
     */
    public InputStream open(FileEntry file) {
        try {
            return store.open(file.storageKey());
        } catch (IOException e) {
            LOG.error("The content of the file {} cannot be had", file.id(), e);
            throw Refusal.of(
                    Refusal.Code.UNAVAILABLE,
                    Message.of("system.file_away", "The file's content cannot be read now"),
                    e);
        }
    }

    /** Remembers which columns hold files, for as long as there is a database: tables are never dropped. */
    public void declare(Database database, Collection<FileColumn> columns) {
        if (columns.isEmpty()) {
            return;
        }
        database.write(transaction -> {
            FileMapper files = transaction.mapper(FileMapper.class);
            Set<FileColumn> known = new HashSet<>(files.columns());
            columns.stream().filter(column -> !known.contains(column)).forEach(files::addColumn);
            return known;
        });
    }

    /** The columns that hold files, or held them once. */
    public static List<FileColumn> columns(Transaction transaction) {
        return transaction.mapper(FileMapper.class).columns();
    }

    FileStore store() {
        return store;
    }
}
