package org.kontor.core.record;

import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;

/**
 * A question about records that is worked out already, so that a connection is held no longer than the database needs.
 *
 * @param <T> the answer
 */
public final class Prepared<T> {
    private final boolean oneStatement;
    private final Question<T> question;

    /** Asks the database. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Transaction transaction, SensitiveReads sensitive) throws BadValue;
    }

    Prepared(boolean oneStatement, Question<T> question) {
        this.oneStatement = oneStatement;
        this.question = question;
    }

    /** Whether one statement answers it, which sees one state of the data without a transaction around it. */
    public boolean isOneStatement() {
        return oneStatement;
    }

    /**
     * The answer as things stand in this transaction; to be asked once.
     *
     * @param sensitive is told which sensitive values the answer holds
     */
    public T answer(Transaction transaction, SensitiveReads sensitive) {
        try {
            return question.ask(transaction, sensitive);
        } catch (BadValue e) {
            throw RecordReader.malformed(e);
        }
    }
}
