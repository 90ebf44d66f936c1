package org.kontor.core.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.config.SearchConfig;
import org.kontor.core.database.Database;
import org.kontor.core.file.FileTexts;
import org.kontor.core.record.IndexRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search index of this server: a reader of the change log whose position stands in the index itself. It is derived:
 * whatever is doubtful about it is made anew, beside the old one, which is searched meanwhile. Nothing that is written or
 * asked waits for it longer than a moment.
 */
public final class SearchIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    /** Tells at each start that it could be faster with a module that Java does not offer to everybody yet. */
    private static final java.util.logging.Logger QUIET =
            java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization");

    static {
        QUIET.setLevel(Level.SEVERE);
    }

    private static final long REFRESH_EVERY = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LOOK_MILLIS = 1000;
    private static final long AGAIN_MILLIS = 2000;

    private final ChangeLog log;
    private final RecordKeys keys;
    private final @Nullable FileTexts texts;
    private final Filing filing = new Filing();
    private final Semaphore wake = new Semaphore(0);
    private final ChangeLog.Subscription subscription;
    private final Thread thread;
    private final ReentrantLock seeing = new ReentrantLock();
    private final Condition seen = seeing.newCondition();

    private volatile @Nullable IndexModel model;
    private final Volumes volumes;
    private volatile boolean wanted;
    /** What a question came upon. */
    private volatile @Nullable Damaged damage;

    private volatile boolean closed;
    private volatile Optional<String> failure = Optional.empty();
    private long refreshedAt;

    private SearchIndex(
            IndexFolders folders, Database database, ChangeLog log, RecordKeys keys, @Nullable FileTexts texts) {
        this.volumes = new Volumes(folders, database, log, filing, texts);
        this.texts = texts;
        this.log = log;
        this.keys = keys;
        this.subscription = log.subscribe(wake::release);
        this.thread = Thread.ofPlatform().name("search-index").daemon().unstarted(this::run);
    }

    /** The index of a server; it begins with the first {@link #use}. */
    public static SearchIndex in(
            SearchConfig config, Database database, ChangeLog log, RecordKeys keys, FileTexts texts) {
        return new SearchIndex(IndexFolders.in(config.dir()), database, log, keys, config.fileText() ? texts : null);
    }

    static SearchIndex in(IndexFolders folders, Database database, ChangeLog log, RecordKeys keys) {
        return new SearchIndex(folders, database, log, keys, null);
    }

    /** The texts of files that it asks for; null where they are not searched. */
    @Nullable
    FileTexts texts() {
        return texts;
    }

    /** Indexes what is declared there from now on. */
    public void use(IndexRows rows) {
        boolean isFirst = model == null;
        model = IndexModel.of(rows, keys, texts);
        if (isFirst) {
            thread.start();
        }
        wake.release();
    }

    private void run() {
        boolean failing = false;
        while (!closed) {
            long pause = LOOK_MILLIS;
            try {
                Damaged found = damage;
                damage = null;
                if (found != null) {
                    throw new Doubtful(String.valueOf(found.getMessage()), found);
                }
                pause = round(Objects.requireNonNull(model)) ? 0 : pause();
                failing = false;
                failure = Optional.empty();
            } catch (Doubtful e) {
                volumes.beginAnew(e);
                wanted = true;
                pause = 0;
            } catch (IOException | RuntimeException e) {
                pause = AGAIN_MILLIS;
                String reason = e instanceof LockObtainFailedException
                        ? "another server uses " + volumes.root() + ": set kontor.search.dir"
                        : e.toString();
                failure = Optional.of(reason);
                if (failing) {
                    LOG.debug("The search index cannot go on still", e);
                } else {
                    LOG.warn("The search index cannot go on, and tries again: {}", reason);
                    LOG.debug("It failed", e);
                }
                failing = true;
                volumes.reopen();
            }
            await(pause);
        }
        volumes.shut();
        filing.close();
    }

    private void await(long millis) {
        try {
            if (millis > 0 && wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            LOG.debug("Somebody interrupts the search index; it goes on", e);
        }
    }

    /** How long nothing need be done: until what was indexed is to be seen, or until there is more. */
    private long pause() {
        Volumes.Shelf now = volumes.searched();
        if (now == null || !now.volume().isUnseen()) {
            return LOOK_MILLIS;
        }
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(refreshedAt + REFRESH_EVERY - System.nanoTime()));
    }

    /** A moment's work; answers whether there is more at once. */
    private boolean round(IndexModel current) throws IOException, Doubtful {
        if (volumes.searched() == null) {
            volumes.open();
        }
        if (wanted && volumes.beside() == null) {
            volumes.beginBeside();
            wanted = false;
        }
        boolean more = false;
        Volumes.Shelf now = volumes.searched();
        if (now != null && now.isFollowed()) {
            more = now.volume().step(current);
        }
        Volumes.Shelf beside = volumes.beside();
        if (beside != null) {
            more |= beside.volume().step(current);
            if (beside.volume().isComplete()) {
                volumes.swap(beside);
            }
        }
        refresh();
        return more;
    }

    private void refresh() throws IOException {
        Volumes.Shelf now = volumes.searched();
        if (now == null) {
            return;
        }
        if (now.volume().isUnseen() && System.nanoTime() - refreshedAt >= REFRESH_EVERY) {
            now.volume().refresh();
            refreshedAt = System.nanoTime();
        }
        seeing.lock();
        try {
            seen.signalAll();
        } finally {
            seeing.unlock();
        }
    }

    /** Has another index made beside this one, which takes its place when it holds all records. */
    public void rebuild() {
        wanted = true;
        wake.release();
    }

    /** How it fares. */
    public SearchState state() {
        Volumes.Shelf now = volumes.searched();
        Volumes.Shelf beside = volumes.beside();
        if (now == null) {
            return new SearchState(true, 0, log.position().seq(), Optional.empty(), Optional.empty(), failure);
        }
        try {
            return new SearchState(
                    isBuilding(now),
                    now.volume().documents(),
                    Math.max(0, log.position().seq() - now.volume().visible()),
                    now.volume().bytes(),
                    beside == null
                            ? Optional.empty()
                            : Optional.of((long) beside.volume().documents()),
                    failure);
        } catch (RuntimeException closing) {
            LOG.debug("The index is being closed", closing);
            return new SearchState(true, 0, 0, Optional.empty(), Optional.empty(), failure);
        }
    }

    private static boolean isBuilding(Volumes.Shelf shelf) {
        return !shelf.isFollowed() || shelf.volume().isBuilding();
    }

    /** Whether records may be missing because they were not read yet. */
    public boolean isBuilding() {
        Volumes.Shelf now = volumes.searched();
        return now == null || isBuilding(now);
    }

    /** Whether each record was indexed once: what it finds may be late then, and is not missing. */
    boolean isWhole() {
        Volumes.Shelf now = volumes.searched();
        return now != null && now.volume().isComplete();
    }

    /**
     * Waits until what was committed before is in the index, as long as that takes not more than a moment.
     *
     * @return whether it is
     */
    boolean await(long seq, long millis) {
        return await(seq, millis, false);
    }

    /**
     * Waits until all records are in the index, what was committed before among them, as long as that takes not more than some
     * time.
     *
     * @return whether they are
     */
    public boolean awaitWhole(long millis) {
        return await(log.position().seq(), millis, true);
    }

    private boolean await(long seq, long millis, boolean isWhole) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        seeing.lock();
        try {
            while (!closed) {
                Volumes.Shelf now = volumes.searched();
                if (now != null && now.volume().visible() >= seq && !(isWhole && isBuilding(now))) {
                    return true;
                }
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                wake.release();
                seen.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            seeing.unlock();
        }
        return false;
    }

    /** The same for what was committed by now. */
    boolean catchUp(long millis) {
        return await(log.position().seq(), millis);
    }

    /** What is done with the index as it is now. */
    interface Searching<T> {
        T search(IndexSearcher searcher) throws IOException;
    }

    /** Searches; empty where there is no index yet, or where it is damaged, and made anew then. */
    <T> Optional<T> search(Searching<T> searching) {
        for (int attempt = 0; attempt < 3; attempt++) {
            Volumes.Shelf now = volumes.searched();
            if (now == null) {
                return Optional.empty();
            }
            try {
                IndexSearcher searcher = now.volume().acquire();
                try {
                    return Optional.of(searching.search(searcher));
                } finally {
                    now.volume().release(searcher);
                }
            } catch (AlreadyClosedException swapped) {
                LOG.debug("The index was swapped; searching the next one", swapped);
            } catch (Damaged e) {
                // whoever is told that it is made anew need not tell again
                if (now.isFollowed()) {
                    damage = e;
                    wake.release();
                }
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.empty();
    }

    /**
     * Records that have derived terms in common with these, those with the most first. Nobody's rights are asked: whoever
     * shows them to somebody reads them by {@code Records} first.
     *
     * @param terms as {@link RecordKeys} makes them
     */
    public List<KeyHit> byKeys(EntityName entity, Collection<String> terms, int limit) {
        if (terms.isEmpty() || limit < 1) {
            return List.of();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        terms.stream()
                .distinct()
                .limit(IndexSearcher.getMaxClauseCount())
                .forEach(term -> any.add(
                        new ConstantScoreQuery(new TermQuery(new Term(Documents.keys(entity), term))),
                        BooleanClause.Occur.SHOULD));
        return search(searcher -> Damaged.read(() -> {
                    List<KeyHit> hits = new ArrayList<>();
                    for (ScoreDoc found : searcher.search(any.build(), limit).scoreDocs) {
                        hits.add(new KeyHit(Documents.id(searcher, found.doc), Math.round(found.score)));
                    }
                    return hits;
                }))
                .orElse(List.of());
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
        wake.release();
        try {
            if (thread.isAlive()) {
                thread.join();
            } else {
                filing.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
