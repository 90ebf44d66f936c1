package org.kontor.core.record;

import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;

/**
 * A question about records that is worked out already, so that a connection is held no longer than the database needs.
 *
 * @param <T> the answer
 */
public final class Prepared<T> {
    /** One statement was not enough, and a second one would see another state of the data. */
    static final class SecondStatement extends RuntimeException {
        private static final long serialVersionUID = 1;

        SecondStatement() {
            super("ask again in a transaction", null, false, false);
        }
    }

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

    /**
     * The answer, on the cheapest path on which it is of one state of the data: where one statement is enough, without a
     * transaction around it.
     */
    T answer(Database database, SensitiveReads sensitive) {
        if (oneStatement) {
            try {
                return database.glance(transaction -> answer(transaction, sensitive));
            } catch (SecondStatement needed) {
                return database.read(transaction -> answer(transaction, sensitive));
            }
        }
        return database.read(transaction -> answer(transaction, sensitive));
    }

    /**
     * The answer as things stand in this transaction.
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
