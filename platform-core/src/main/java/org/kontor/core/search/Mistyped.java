package org.kontor.core.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MaxNonCompetitiveBoostAttribute;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeSource;

/** Terms of a field that one differs from by some letters. */
final class Mistyped extends FuzzyQuery {
    private static final int EQUAL_LETTERS = 1;

    private final Recognisers recognisers;

    /**
     * What recognises terms that are nearly another one. Making it takes much longer than going through a field's terms with
     * it, so that it is made once for all the fields of a question; Lucene by itself makes one per field. For one thread.
     */
    static final class Recognisers {
        private final Map<String, AttributeImpl> byTerm = new HashMap<>();
    }

    /**
     * @param typos how many letters may be others, missing or too many; never the first one
     * @param most so many terms count, those that differ least
     */
    Mistyped(Term term, int typos, int most, Recognisers recognisers) {
        super(term, typos, EQUAL_LETTERS, most, true, new MultiTermQuery.TopTermsBoostOnlyBooleanQueryRewrite(most));
        this.recognisers = recognisers;
    }

    @Override
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
        // a term has one number of typos, by its length
        String text = getTerm().text();
        AttributeImpl known = recognisers.byTerm.get(text);
        if (known != null) {
            attributes.addAttributeImpl(known);
        }
        TermsEnum found = super.getTermsEnum(terms, attributes);
        if (known == null) {
            // Lucene keeps it among what a field's terms are told, and takes it from there where it is
            for (Iterator<AttributeImpl> each = attributes.getAttributeImplsIterator(); each.hasNext(); ) {
                AttributeImpl attribute = each.next();
                if (!(attribute instanceof BoostAttribute) && !(attribute instanceof MaxNonCompetitiveBoostAttribute)) {
                    recognisers.byTerm.put(text, attribute);
                }
            }
        }
        return found;
    }
}
