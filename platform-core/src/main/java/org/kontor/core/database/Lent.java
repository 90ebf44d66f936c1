package org.kontor.core.database;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection that somebody has for a while. */
record Lent(Lender from, Connection connection) implements AutoCloseable {
    /** It is closed instead of being lent again. */
    void discard() {
        from.discard(connection);
    }

    /** It is taken away from whoever has it, who must not close it any more. */
    void takeAway() {
        from.takeAway(connection);
    }

    @Override
    public void close() throws SQLException {
        from.giveBack(connection);
    }
}
