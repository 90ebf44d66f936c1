package org.kontor.testing;

import java.sql.SQLException;
import org.kontor.core.database.Fault;

/** Until it is closed, the database breaks off every transaction of a request once when it commits, as it ends deadlocks. */
final class Twice implements AutoCloseable {
    private static final String SERIALIZATION_FAILURE = "40001";

    private final ThreadLocal<Boolean> isSecond = ThreadLocal.withInitial(() -> false);
    private final AutoCloseable told;

    private Twice() {
        told = Fault.tell(this::pass);
    }

    static Twice begin() {
        return new Twice();
    }

    private void pass(String point) {
        if (point.equals("transaction.beforeCommit")
                && Thread.currentThread().getName().startsWith("http-")) {
            boolean passes = isSecond.get();
            isSecond.set(!passes);
            if (!passes) {
                Twice.<RuntimeException>raise(new SQLException("broken off", SERIALIZATION_FAILURE));
            }
        }
    }

    /** The driver's exceptions are checked ones, which a point does not declare. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> void raise(Exception failure) throws E {
        throw (E) failure;
    }

    @Override
    public void close() {
        try {
            told.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
