package org.kontor.core.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.kontor.core.file.FileTexts;
import org.kontor.core.record.IndexRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts records into an index: many at once by several threads, since analysing them is what takes the time. */
final class Filing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Filing.class);
    private static final int WORTH_SHARING = 100;
    private static final int MOST_THREADS = 4;

    private final int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
    private final ExecutorService helpers = Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("search-index-", 0).daemon().factory());

    /** Indexes records in the place of what was indexed of them; returns when all are. */
    void file(IndexWriter writer, IndexModel model, SearchedEntity entity, List<IndexRow> rows, long round)
            throws IOException {
        if (rows.size() < WORTH_SHARING || threads == 1) {
            fileAll(writer, model, entity, rows, round);
            return;
        }
        int each = (rows.size() + threads - 1) / threads;
        List<Future<?>> shares = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += each) {
            List<IndexRow> share = rows.subList(from, Math.min(rows.size(), from + each));
            shares.add(helpers.submit(() -> {
                fileAll(writer, model, entity, share, round);
                return true;
            }));
        }
        await(shares);
    }

    private static void await(List<Future<?>> shares) throws IOException {
        Throwable failure = null;
        for (Future<?> share : shares) {
            try {
                share.get();
            } catch (ExecutionException e) {
                failure = e.getCause();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts whoever indexes", e);
            }
        }
        switch (failure) {
            case null -> {}
            case IOException io -> throw io;
            case UncheckedIOException io -> throw io.getCause();
            case RuntimeException runtime -> throw runtime;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    private static void fileAll(
            IndexWriter writer, IndexModel model, SearchedEntity entity, List<IndexRow> rows, long round)
            throws IOException {
        for (IndexRow row : rows) {
            writer.updateDocument(Documents.record(row.ref()), document(model, entity, row, round));
        }
    }

    /** A record of which no document can be made must not keep all others from being found. */
    private static Document document(IndexModel model, SearchedEntity entity, IndexRow row, long round) {
        try {
            FileTexts texts = model.texts();
            return Documents.of(
                    entity, row, model.keys(), round, file -> texts == null ? Optional.empty() : texts.find(file));
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be found by its words: {}", row.ref(), e.toString());
            LOG.debug("It could not be analysed", e);
            return Documents.bare(entity, row, round);
        }
    }

    @Override
    public void close() {
        helpers.close();
    }
}
