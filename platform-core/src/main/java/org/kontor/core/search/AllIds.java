package org.kontor.core.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Takes the ids of what is found as it lies in the index, whatever it is worth, up to a number. */
final class AllIds implements CollectorManager<AllIds.Taking, List<UUID>> {
    private final int most;

    AllIds(int most) {
        this.most = most;
    }

    @Override
    public Taking newCollector() {
        return new Taking(most);
    }

    @Override
    public List<UUID> reduce(Collection<Taking> all) {
        return all.stream().flatMap(each -> each.ids.stream()).limit(most).toList();
    }

    static final class Taking extends SimpleCollector {
        private final int most;
        private final List<UUID> ids = new ArrayList<>();
        private BinaryDocValues values = DocValues.emptyBinary();

        private Taking(int most) {
            this.most = most;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
            values = DocValues.getBinary(leaf.reader(), Documents.ID);
        }

        @Override
        public void collect(int document) throws IOException {
            if (ids.size() == most) {
                throw new CollectionTerminatedException();
            }
            if (values.advanceExact(document)) {
                ids.add(Documents.id(values.binaryValue()));
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
