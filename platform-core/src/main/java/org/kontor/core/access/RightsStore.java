package org.kontor.core.access;

import java.time.Clock;
import java.util.Set;
import org.kontor.api.EntityName;
import org.kontor.core.change.Remembered;
import org.kontor.core.change.Stamp;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.CatalogBuilder;

/** Remembers users, teams, roles and tokens, and who shares with whom. Lives as long as the kernel. */
public final class RightsStore implements AutoCloseable {
    private static final Set<String> OF_RIGHTS = Set.of("user", "team", "role", "grant", "role_permission");

    private final Clock clock;
    private final Stamp stamp;
    private final Remembered<RightsState> remembered;

    public RightsStore(Database database, Stamp stamp, Clock clock) {
        this.clock = clock;
        this.stamp = stamp;
        this.remembered = new Remembered<>(
                database, stamp, Stamp.RIGHTS, transaction -> RightsReader.read(transaction, clock.instant()));
    }

    /** Reads everything, and looks for changes from now on; the tables must exist. */
    public void start() {
        remembered.start();
    }

    /** What holds now; asks no database. */
    public RightsState state() {
        return remembered.get();
    }

    /** To be called for every entity whose records a transaction writes, before it commits. */
    public void onWrite(Transaction transaction, EntityName entity) {
        if (entity.equals(BuiltInRights.CHOICE_VALUE)) {
            stamp.bump(transaction, Stamp.MODEL);
        }
        if (!entity.plugin().equals(AccessPolicy.KERNEL) || !OF_RIGHTS.contains(entity.name())) {
            return;
        }
        changed(transaction);
        if (entity.equals(CatalogBuilder.USER)) {
            transaction.once(Leaving.class, () -> Leaving.of(transaction, clock));
        }
    }

    /** To be called when something is shared: who gives is part of what receivers may do. */
    public void onShare(Transaction transaction) {
        changed(transaction);
    }

    /** Everybody reads anew once this transaction commits; this node before the answer goes out. */
    void changed(Transaction transaction) {
        remembered.changed(transaction);
    }

    /** Whoever is deactivated is signed out for good: a later activation brings no session and no token back. */
    private record Leaving(Transaction transaction, Clock clock) {
        static Leaving of(Transaction transaction, Clock clock) {
            Leaving leaving = new Leaving(transaction, clock);
            transaction.beforeCommit(leaving::signOut);
            return leaving;
        }

        void signOut() {
            transaction.mapper(SessionMapper.class).deleteOfInactive();
            transaction.mapper(TokenMapper.class).revokeOfInactive(clock.instant());
        }
    }

    @Override
    public void close() {
        remembered.close();
    }
}
