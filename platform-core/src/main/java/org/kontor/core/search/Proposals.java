package org.kontor.core.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;

/** Asks the index for records that may be meant, within a time. */
final class Proposals {
    private static final Sort ORDER =
            new Sort(SortField.FIELD_SCORE, new SortField(Documents.UPDATED, SortField.Type.LONG, true));
    /** A question with many words on many fields has many clauses, and each is cheap. */
    private static final int MOST_CLAUSES = 65_536;

    static {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
    }

    /** A record that may be meant. */
    record Proposal(UUID id, float worth) {}

    /**
     * Some of them.
     *
     * @param last where the next ones begin; null where there are none
     */
    record Page(List<Proposal> proposals, @Nullable ScoreDoc last) {
        Page {
            proposals = List.copyOf(proposals);
        }
    }

    /** When time runs out. */
    static final class Deadline implements QueryTimeout {
        private final long end;
        private boolean passed;

        Deadline(long millis) {
            this.end = System.nanoTime() + millis * 1_000_000;
        }

        @Override
        public boolean shouldExit() {
            boolean isLate = System.nanoTime() - end > 0;
            passed |= isLate;
            return isLate;
        }

        /** Whether something was left out for it. */
        boolean isPassed() {
            return passed;
        }
    }

    private final IndexSearcher searcher;
    private final Deadline deadline;

    Proposals(IndexSearcher index, Deadline deadline) throws IOException {
        DirectoryReader reader = (DirectoryReader) index.getIndexReader();
        this.searcher = new IndexSearcher(ExitableDirectoryReader.wrap(reader, deadline));
        this.deadline = deadline;
        searcher.setTimeout(deadline);
    }

    /**
     * All, in no order; or so many of them.
     *
     * @return none where time ran out
     */
    List<UUID> all(Query query, int most) throws IOException {
        if (deadline.shouldExit()) {
            return List.of();
        }
        try {
            return Damaged.read(() -> searcher.search(query, new AllIds(most)));
        } catch (ExitableDirectoryReader.ExitingReaderException late) {
            return List.of();
        }
    }

    /** The best, or those behind others; the same worth by what was changed last. */
    Page ask(Query query, @Nullable ScoreDoc after, int most) throws IOException {
        if (deadline.shouldExit()) {
            return new Page(List.of(), null);
        }
        try {
            return Damaged.read(() -> best(query, after, most));
        } catch (ExitableDirectoryReader.ExitingReaderException late) {
            return new Page(List.of(), null);
        }
    }

    private Page best(Query query, @Nullable ScoreDoc after, int most) throws IOException {
        TopFieldDocs found = searcher.search(query, new TopFieldCollectorManager(ORDER, most, (FieldDoc) after, most));
        List<Proposal> proposals = new ArrayList<>(found.scoreDocs.length);
        for (ScoreDoc each : found.scoreDocs) {
            float worth = (float) ((FieldDoc) each).fields[0];
            proposals.add(new Proposal(Documents.id(searcher, each.doc), worth));
        }
        boolean isFull = found.scoreDocs.length == most;
        return new Page(proposals, isFull ? found.scoreDocs[most - 1] : null);
    }
}
