package org.kontor.core.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.database.Database;
import org.kontor.core.file.FileTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index that is searched, and the one that is made beside it, if one is. One thread changes them; any may look.
 */
final class Volumes {
    private static final Logger LOG = LoggerFactory.getLogger(Volumes.class);

    private final IndexFolders folders;
    private final Database database;
    private final ChangeLog log;
    private final Filing filing;
    private final @Nullable FileTexts texts;
    private volatile @Nullable Shelf shelf;
    private volatile @Nullable Shelf next;

    /** An index with its folder. */
    record Shelf(Path folder, Volume volume, boolean isFollowed) {}

    /** @param texts of files; null where they are not searched */
    Volumes(IndexFolders folders, Database database, ChangeLog log, Filing filing, @Nullable FileTexts texts) {
        this.folders = folders;
        this.database = database;
        this.log = log;
        this.filing = filing;
        this.texts = texts;
    }

    /** The one that is searched; null before there is any. */
    @Nullable
    Shelf searched() {
        return shelf;
    }

    /** The one beside it that is made; null where none is. */
    @Nullable
    Shelf beside() {
        return next;
    }

    /** Begins one beside the one that is searched. */
    void beginBeside() throws IOException {
        next = make();
    }

    /** Where they are. */
    Path root() {
        return folders.root();
    }

    /** Opens what is there, or makes one where there is none. */
    void open() throws IOException {
        for (Path folder : folders.all()) {
            try {
                Volume volume = open(folder);
                if (volume.isComplete()) {
                    shelf = new Shelf(folder, volume, true);
                    break;
                }
                if (next == null) {
                    next = new Shelf(folder, volume, true);
                } else {
                    volume.drop();
                }
            } catch (Doubtful e) {
                LOG.info("The search index in {} is made anew: {}", folder, e.getMessage());
                IndexFolders.remove(folder);
            }
        }
        if (shelf == null) {
            shelf = next == null ? make() : next;
            next = null;
        }
        sweep();
    }

    private Volume open(Path folder) throws IOException, Doubtful {
        Directory directory = folders.open(folder);
        try {
            return Volume.open(directory, database, log, filing);
        } catch (IOException | Doubtful | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Begins one beside the others. */
    private Shelf make() throws IOException {
        Path folder = folders.next();
        Directory directory = folders.open(folder);
        try {
            return new Shelf(folder, Volume.make(directory, database, log, filing, texts), true);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Has the one beside take the place of the one that is searched. */
    void swap(Shelf beside) throws IOException {
        Shelf before = shelf;
        shelf = beside;
        next = null;
        LOG.info(
                "The search index was made anew, of {} records", beside.volume().documents());
        if (before != null) {
            before.volume().drop();
        }
        sweep();
    }

    /** Removes folders that are nobody's. */
    private void sweep() throws IOException {
        List<Path> used = new ArrayList<>();
        for (Shelf each : new Shelf[] {shelf, next}) {
            if (each != null) {
                used.add(each.folder());
            }
        }
        folders.all().stream().filter(folder -> !used.contains(folder)).forEach(IndexFolders::remove);
    }

    /** What was read is of no use any more: the old index is searched, and not gone on with. */
    void beginAnew(Doubtful because) {
        LOG.info("The search index is made anew: {}", because.getMessage());
        Shelf beside = next;
        if (beside != null) {
            next = null;
            drop(beside);
            IndexFolders.remove(beside.folder());
        }
        Shelf now = shelf;
        if (now != null) {
            shelf = new Shelf(now.folder(), now.volume(), false);
        }
    }

    /** What Lucene closed, since it could not be written, is opened again as it was written down last. */
    void reopen() {
        Shelf now = shelf;
        if (now != null && !now.volume().isOpen()) {
            shelf = null;
            drop(now);
        }
        Shelf beside = next;
        if (beside != null && (shelf == null || !beside.volume().isOpen())) {
            next = null;
            drop(beside);
        }
    }

    private static void drop(Shelf shelf) {
        try {
            shelf.volume().drop();
        } catch (IOException | RuntimeException e) {
            LOG.debug("It was closed by its failure", e);
        }
    }

    /** Closes all of them. */
    void shut() {
        for (Shelf each : new Shelf[] {shelf, next}) {
            if (each != null) {
                try {
                    each.volume().close();
                } catch (IOException | RuntimeException e) {
                    LOG.warn("The search index was not closed in order, and goes on from before: {}", e.toString());
                }
            }
        }
    }
}
