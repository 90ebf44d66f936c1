package org.kontor.core.search;

import java.io.EOFException;
import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;

/** An index holds what Lucene cannot have written: it was damaged after it had been opened, or where opening does not look. */
final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Damaged(Throwable cause) {
        super("it is damaged: " + cause, cause);
    }

    /** What is read of an index. */
    interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * Reads of an index.
     *
     * @throws Damaged when it cannot be what was written
     */
    static <T> T read(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (AlreadyClosedException
                | ExitableDirectoryReader.ExitingReaderException
                | IndexSearcher.TooManyClauses notOfTheIndex) {
            throw notOfTheIndex;
        } catch (CorruptIndexException | EOFException | RuntimeException | AssertionError e) {
            throw new Damaged(e);
        }
    }
}
