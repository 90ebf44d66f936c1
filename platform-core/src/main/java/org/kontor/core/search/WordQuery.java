package org.kontor.core.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for as a question to the index, asked of some fields alone. What a record is worth follows from where and
 * how the words stand in it, and from nothing that records out of sight could change.
 */
final class WordQuery {
    private static final float SAME = 4;
    private static final float BEGINNING = 2;
    private static final float TYPO = 0.5f;
    private static final float TITLE = 2.5f;
    private static final int MOST_MISTYPED = 50;

    private final List<SearchedField> fields;
    private final boolean typos;
    private final Mistyped.Recognisers recognisers;

    /**
     * @param fields in which the words may stand
     * @param typos whether mistyped ones count
     * @param recognisers of a search, which it shares with those of other entities
     */
    WordQuery(List<SearchedField> fields, boolean typos, Mistyped.Recognisers recognisers) {
        this.fields = fields;
        this.typos = typos;
        this.recognisers = recognisers;
    }

    /** Whether allowing for typos finds anything more. */
    static boolean mayBeMistyped(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Atom atom -> atom.typos() > 0;
            case Wanted.All all -> all.each().stream().anyMatch(WordQuery::mayBeMistyped);
            case Wanted.Any any -> any.each().stream().anyMatch(WordQuery::mayBeMistyped);
        };
    }

    /** The question, asked of the records that another one answers; null for all. */
    Query of(Wanted wanted, @Nullable Query among) {
        BooleanQuery.Builder both = new BooleanQuery.Builder().add(query(wanted), BooleanClause.Occur.MUST);
        if (among != null) {
            both.add(among, BooleanClause.Occur.FILTER);
        }
        return both.build();
    }

    private Query query(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Atom atom -> atom(atom);
            case Wanted.All all -> {
                BooleanQuery.Builder each = new BooleanQuery.Builder();
                all.each().forEach(one -> each.add(query(one), BooleanClause.Occur.MUST));
                yield each.build();
            }
            case Wanted.Any any ->
                new DisjunctionMaxQuery(any.each().stream().map(this::query).toList(), 0);
        };
    }

    private Query atom(Wanted.Atom atom) {
        List<Query> ways = new ArrayList<>();
        for (SearchedField field : fields) {
            float weight = field.isTitle() ? TITLE : 1;
            Term term = new Term(field.indexField(), atom.term());
            ways.add(weighed(new TermQuery(term), SAME * weight));
            if (atom.isBeginning()) {
                ways.add(weighed(new PrefixQuery(term), BEGINNING * weight));
            }
            if (typos && atom.typos() > 0) {
                ways.add(weighed(new Mistyped(term, atom.typos(), MOST_MISTYPED, recognisers), TYPO * weight));
            }
        }
        return ways.isEmpty() ? new MatchNoDocsQuery() : new DisjunctionMaxQuery(ways, 0);
    }

    private static Query weighed(Query query, float weight) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }
}
