package org.kontor.core.search;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.LogPage;
import org.kontor.core.change.Position;
import org.kontor.core.database.Database;
import org.kontor.core.file.FileText;
import org.kontor.core.file.FileTexts;
import org.kontor.core.record.IndexRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One index of Lucene's with how far it is. It follows the change log, and reads each record whose change is told there as
 * it is now; entities that it does not know as they are declared it reads through from beginning to end besides. One thread
 * works on it; many may search meanwhile.
 */
final class Volume implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Volume.class);
    private static final int PAGE = 500;
    private static final int BATCH = 1000;
    private static final long COMMIT_EVERY = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final long HEAP_PER_BUFFER = 8;
    private static final double LARGEST_BUFFER_MB = 64;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Standing standing;
    private final Database database;
    private final ChangeLog log;
    private final Filing filing;
    private @Nullable IndexModel adapted;
    private long committedAt = System.nanoTime();
    private long lookedAt;
    private boolean uncommitted;
    private boolean unseen;
    /** Up to where the log is in what can be searched. */
    private volatile long visible;

    private volatile boolean complete;

    private Volume(
            Directory directory, IndexWriter writer, Standing standing, Database database, ChangeLog log, Filing filing)
            throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.standing = standing;
        this.database = database;
        this.log = log;
        this.filing = filing;
        this.searchers = new SearcherManager(writer, null);
        this.visible = standing.position().seq();
        this.complete = standing.isComplete();
    }

    /**
     * Opens an index that is there.
     *
     * @throws Doubtful when it is damaged, of another version or another database
     * @throws LockObtainFailedException when another server works on it
     */
    static Volume open(Directory directory, Database database, ChangeLog log, Filing filing)
            throws IOException, Doubtful {
        Standing standing;
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            standing = Standing.read(reader.getIndexCommit().getUserData())
                    .orElseThrow(() -> new Doubtful("it is of another version"));
        } catch (IndexNotFoundException missing) {
            throw new Doubtful("there is none", missing);
        } catch (IOException | IllegalArgumentException damaged) {
            throw new Doubtful("it is damaged: " + damaged, damaged);
        }
        check(standing, log);
        try {
            return on(directory, standing, database, log, filing);
        } catch (LockObtainFailedException taken) {
            throw taken;
        } catch (IOException | IllegalArgumentException damaged) {
            throw new Doubtful("it is damaged: " + damaged, damaged);
        }
    }

    /** Begins one, in an empty folder. */
    static Volume make(Directory directory, Database database, ChangeLog log, Filing filing, @Nullable FileTexts texts)
            throws IOException {
        // before any record is read: whatever is changed from here on is told
        Standing standing = new Standing(log.position(), texts == null ? 0 : texts.last());
        Volume made = on(directory, standing, database, log, filing);
        made.commit();
        return made;
    }

    private static Volume on(Directory directory, Standing standing, Database database, ChangeLog log, Filing filing)
            throws IOException {
        IndexWriterConfig config = new IndexWriterConfig();
        config.setRAMBufferSizeMB(
                Math.min(LARGEST_BUFFER_MB, Runtime.getRuntime().maxMemory() / HEAP_PER_BUFFER / 1024.0 / 1024.0));
        ConcurrentMergeScheduler merges = new Merges();
        merges.setMaxMergesAndThreads(3, 1);
        config.setMergeScheduler(merges);
        config.setCommitOnClose(false);
        IndexWriter writer = new IndexWriter(directory, config);
        try {
            return new Volume(directory, writer, standing, database, log, filing);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /** What fails behind closes the writer, which whoever uses it notices next. */
    private static final class Merges extends ConcurrentMergeScheduler {
        @Override
        protected void handleMergeException(Throwable failure) {
            LOG.warn("The search index could not be merged: {}", failure.toString());
        }
    }

    private static void check(Standing standing, ChangeLog log) throws Doubtful {
        Position now = log.position();
        if (!now.epoch().equals(standing.position().epoch())) {
            throw new Doubtful("the database was restored or moved");
        }
        if (now.seq() < standing.position().seq()) {
            throw new Doubtful("the change log ends before what it has read");
        }
        if (log.beginning().filter(cut -> cut.seq() > standing.position().seq()).isPresent()) {
            throw new Doubtful("the change log was cut off behind what it has read");
        }
    }

    /**
     * Works on for a moment.
     *
     * @return whether there is more to do at once
     * @throws IOException when the index cannot be written
     */
    boolean step(IndexModel model) throws IOException, Doubtful {
        if (System.nanoTime() - lookedAt > LOOK_EVERY) {
            check(standing, log);
            lookedAt = System.nanoTime();
        }
        if (model != adapted) {
            adapt(model);
            adapted = model;
        }
        boolean more = follow(model);
        more |= followTexts(model);
        EntityName building = standing.building();
        if (building != null) {
            build(model, building);
            more = true;
        } else if (!complete && !more) {
            standing.complete();
            refresh();
            commit();
            complete = true;
        }
        if (uncommitted && System.nanoTime() - committedAt > COMMIT_EVERY) {
            commit();
        }
        return more;
    }

    /** Begins a round for each entity that is declared otherwise than it was, and forgets those that are gone. */
    private void adapt(IndexModel model) throws IOException {
        for (EntityName known : standing.entities().keySet()) {
            if (!model.entities().containsKey(known)) {
                writer.deleteDocuments(Documents.entity(known));
                standing.remove(known);
                changed();
            }
        }
        for (SearchedEntity entity : model.entities().values()) {
            Standing.Indexed before = standing.find(entity.name());
            if (before == null || !before.told().equals(entity.told())) {
                long round = before == null ? 1 : before.round() + 1;
                standing.put(entity.name(), new Standing.Indexed(entity.told(), round, true, null));
                changed();
            }
        }
    }

    private boolean follow(IndexModel model) throws IOException {
        long from = standing.position().seq();
        LogPage page = log.read(from, PAGE, Set.of());
        if (page.upTo() <= from) {
            return false;
        }
        Map<EntityName, Set<UUID>> touched = new LinkedHashMap<>();
        for (ChangeEntry entry : page.entries()) {
            EntityName entity = entry.change().record().entity();
            if (model.entities().containsKey(entity)) {
                touched.computeIfAbsent(entity, first -> new LinkedHashSet<>())
                        .add(entry.change().record().id());
            }
        }
        for (Map.Entry<EntityName, Set<UUID>> each : touched.entrySet()) {
            take(model, model.entities().get(each.getKey()), each.getValue());
        }
        standing.moveTo(page.upTo());
        if (touched.isEmpty() && !unseen) {
            visible = page.upTo();
            uncommitted = true;
        } else {
            changed();
        }
        return page.more();
    }

    /** Reads the records once more whose files' texts were read meanwhile. */
    private boolean followTexts(IndexModel model) throws IOException {
        List<FileText> texts = ContentFiles.after(model, standing.texts());
        if (texts.isEmpty()) {
            return false;
        }
        List<BytesRef> files = ContentFiles.read(texts);
        if (!files.isEmpty()) {
            // what was indexed a moment ago is to be found too
            refresh();
            IndexSearcher searcher = searchers.acquire();
            try {
                for (SearchedEntity entity : model.entities().values()) {
                    for (List<UUID> some : ContentFiles.holding(searcher, entity, files, BATCH)) {
                        take(model, entity, some);
                    }
                }
            } finally {
                searchers.release(searcher);
            }
            changed();
        }
        standing.textsMoveTo(texts.getLast().seq());
        uncommitted = true;
        return texts.size() == ContentFiles.AT_ONCE;
    }

    private void take(IndexModel model, @Nullable SearchedEntity entity, Collection<UUID> ids) throws IOException {
        if (entity == null || ids.isEmpty()) {
            return;
        }
        List<IndexRow> rows =
                database.read(transaction -> model.rows().of(transaction, entity.meta(), entity::isIndexed, ids));
        Set<UUID> gone = new LinkedHashSet<>(ids);
        rows.forEach(row -> gone.remove(row.ref().id()));
        writer.deleteDocuments(Documents.records(entity.name(), gone));
        ContentFiles.want(model, entity, rows);
        filing.file(writer, model, entity, rows, round(entity.name()));
    }

    private long round(EntityName entity) {
        Standing.Indexed indexed = standing.find(entity);
        return indexed == null ? 0 : indexed.round();
    }

    private void build(IndexModel model, EntityName name) throws IOException {
        SearchedEntity entity = model.entities().get(name);
        Standing.Indexed indexed = standing.find(name);
        if (entity == null || indexed == null) {
            return;
        }
        List<IndexRow> rows = database.read(transaction ->
                model.rows().after(transaction, entity.meta(), entity::isIndexed, indexed.last(), BATCH));
        ContentFiles.want(model, entity, rows);
        filing.file(writer, model, entity, rows, indexed.round());
        if (rows.size() < BATCH) {
            writer.deleteDocuments(new BooleanQuery.Builder()
                    .add(new TermQuery(Documents.entity(name)), BooleanClause.Occur.MUST)
                    .add(
                            new TermQuery(new Term(Documents.ROUND, Documents.round(name, indexed.round()))),
                            BooleanClause.Occur.MUST_NOT)
                    .build());
            standing.put(name, indexed.done());
        } else {
            standing.put(name, indexed.upTo(rows.getLast().ref().id()));
        }
        changed();
    }

    private void changed() {
        uncommitted = true;
        unseen = true;
    }

    /** Whether something was indexed that cannot be found yet. */
    boolean isUnseen() {
        return unseen;
    }

    /** Lets be found what was indexed. */
    void refresh() throws IOException {
        long upTo = standing.position().seq();
        searchers.maybeRefreshBlocking();
        unseen = false;
        visible = upTo;
    }

    void commit() throws IOException {
        writer.setLiveCommitData(standing.data().entrySet());
        writer.commit();
        uncommitted = false;
        committedAt = System.nanoTime();
    }

    /** Whether each record was indexed once. */
    boolean isComplete() {
        return complete;
    }

    /** Whether some entity is being read through. */
    boolean isBuilding() {
        return !complete || standing.building() != null;
    }

    /** Up to where the log is in what can be searched. */
    long visible() {
        return visible;
    }

    int documents() {
        return writer.getDocStats().numDocs;
    }

    Optional<Long> bytes() {
        try {
            long bytes = 0;
            for (String file : directory.listAll()) {
                bytes += directory.fileLength(file);
            }
            return Optional.of(bytes);
        } catch (IOException beingMerged) {
            LOG.debug("The index cannot be measured now", beingMerged);
            return Optional.empty();
        }
    }

    /** Whether it can be written still: after some failures Lucene closes it. */
    boolean isOpen() {
        return writer.isOpen();
    }

    IndexSearcher acquire() throws IOException {
        return searchers.acquire();
    }

    void release(IndexSearcher searcher) throws IOException {
        searchers.release(searcher);
    }

    /** Writes down what is indexed, and closes. */
    @Override
    public void close() throws IOException {
        try {
            if (writer.isOpen() && uncommitted) {
                commit();
            }
        } finally {
            drop();
        }
    }

    /** Closes, and leaves it as it was written down last. */
    void drop() throws IOException {
        try (Directory closing = directory) {
            searchers.close();
            writer.rollback();
        }
    }
}
