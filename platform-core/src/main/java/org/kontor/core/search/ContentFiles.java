package org.kontor.core.search;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Gatherers;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.kontor.core.file.FileText;
import org.kontor.core.file.FileTexts;
import org.kontor.core.file.TextState;
import org.kontor.core.record.IndexRow;

/** The files by whose contents records are found: asks for their texts, and knows whose records they are. */
final class ContentFiles {
    /** So many texts are taken in at once. */
    static final int AT_ONCE = 50;

    /** Copies of a file's record share the file; nobody has that many. */
    private static final int MOST_HOLDING = 100_000;

    private ContentFiles() {}

    /** Has the texts of the files in some records be read, where that was not asked for before. */
    static void want(IndexModel model, SearchedEntity entity, List<IndexRow> rows) {
        FileTexts texts = model.texts();
        if (texts != null && !entity.contents().isEmpty()) {
            Set<UUID> files = new LinkedHashSet<>();
            rows.forEach(row -> files.addAll(entity.files(row)));
            texts.want(files);
        }
    }

    /** What was read after so many others, in the order in which it was. */
    static List<FileText> after(IndexModel model, long seq) {
        FileTexts texts = model.texts();
        return texts == null || texts.last() <= seq ? List.of() : texts.after(seq, AT_ONCE);
    }

    /** The files of these in which there is text, as the index names them. */
    static List<BytesRef> read(List<FileText> texts) {
        return texts.stream()
                .filter(each -> each.state() == TextState.READ)
                .map(each -> new BytesRef(each.fileId().toString()))
                .toList();
    }

    /** The records of an entity that hold some files, some at a time; the index itself knows which those are. */
    static List<List<UUID>> holding(IndexSearcher searcher, SearchedEntity entity, List<BytesRef> files, int atOnce)
            throws IOException {
        if (entity.contents().isEmpty()) {
            return List.of();
        }
        Query query = new BooleanQuery.Builder()
                .add(new TermQuery(Documents.entity(entity.name())), BooleanClause.Occur.FILTER)
                .add(new TermInSetQuery(Documents.FILE, files), BooleanClause.Occur.FILTER)
                .build();
        Set<UUID> holding = new LinkedHashSet<>();
        for (ScoreDoc found : searcher.search(query, MOST_HOLDING).scoreDocs) {
            holding.add(Documents.id(searcher, found.doc));
        }
        return holding.stream().gather(Gatherers.windowFixed(atOnce)).toList();
    }
}
