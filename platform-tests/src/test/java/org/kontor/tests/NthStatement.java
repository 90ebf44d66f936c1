package org.kontor.tests;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.core.database.Fault;

/**
 * Makes one statement of a request fail: the n-th that passes on a thread which serves requests, from the look for who
 * asks to the last word before the commit. What runs behind requests has threads of other names, and is left alone; so
 * a test asks for one thing at a time.
 */
final class NthStatement implements AutoCloseable {
    /** Says nothing that an answer may repeat. */
    static final String INSIDE = "broken inside";

    private static final Set<String> POINTS = Set.of("database.statement", "transaction.beforeCommit");
    private static final String SERVES_REQUESTS = "http-";

    private final AtomicInteger passed = new AtomicInteger();
    private final int wanted;
    private final How how;
    private final AutoCloseable told;

    private NthStatement(int wanted, How how) {
        this.wanted = wanted;
        this.how = how;
        this.told = Fault.tell(this::pass);
    }

    /** How it fails. */
    enum How {
        /** As the driver says it when the database has gone. */
        AWAY(503),
        /** As a mistake of ours. */
        UNFORESEEN(500);

        /** What is to be answered. */
        final int status;

        How(int status) {
            this.status = status;
        }
    }

    static NthStatement fails(int n, How how) {
        return new NthStatement(n, how);
    }

    static NthStatement none() {
        return new NthStatement(0, How.AWAY);
    }

    private void pass(String point) {
        if (POINTS.contains(point)
                && Thread.currentThread().getName().startsWith(SERVES_REQUESTS)
                && passed.incrementAndGet() == wanted) {
            switch (how) {
                case AWAY -> NthStatement.<RuntimeException>raise(new SQLException(INSIDE, "08006"));
                case UNFORESEEN -> throw new IllegalStateException(INSIDE);
            }
        }
    }

    /** The driver's exceptions are checked ones, which a point does not declare. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> void raise(Exception failure) throws E {
        throw (E) failure;
    }

    /** How many were passed until now. */
    int passed() {
        return passed.get();
    }

    boolean wasReached() {
        return passed.get() >= wanted;
    }

    @Override
    public void close() throws Exception {
        told.close();
    }
}
