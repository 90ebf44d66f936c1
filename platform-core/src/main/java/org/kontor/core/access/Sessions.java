package org.kontor.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;
import org.kontor.core.database.Work;
import org.kontor.core.meta.ShortText;

/**
 * Who is signed in, kept in the database. A session that was ended is over at once on this node and within half a second
 * on the others.
 */
public final class Sessions implements AutoCloseable {
    private static final Duration REMEMBERED = Duration.ofMillis(500);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final long MOST_REMEMBERED = 20_000;
    private static final int LONGEST_AGENT = 300;
    private static final int LONGEST_ADDRESS = 100;

    private final Database database;
    private final RightsStore rights;
    private final Duration idleTimeout;
    private final Duration maxAge;
    private final Clock clock;
    private final Later later;
    private final Cache<String, Session> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    /**
     * @param idleTimeout after how long without a request a session is over
     * @param maxAge after how long it is over in any case
     */
    public Sessions(Database database, RightsStore rights, Duration idleTimeout, Duration maxAge, Clock clock) {
        this.database = database;
        this.rights = rights;
        this.idleTimeout = idleTimeout;
        this.maxAge = maxAge;
        this.clock = clock;
        this.later = new Later(database, "sessions-seen");
    }

    /** Begins a session; those that are over are cleared away at this occasion. */
    SignedIn begin(Transaction transaction, UUID user, boolean mustChange, String address, @Nullable String agent) {
        Instant now = now();
        SessionMapper sessions = transaction.mapper(SessionMapper.class);
        sessions.deleteOver(now, now.minus(idleTimeout));
        String token = Secrets.token();
        SessionMapper.SessionRow row = new SessionMapper.SessionRow(
                UUID.randomUUID(),
                Secrets.hash(token),
                Secrets.token(),
                user,
                now,
                now,
                now.plus(maxAge),
                mustChange,
                agent == null ? null : ShortText.of(agent, LONGEST_AGENT),
                ShortText.of(address, LONGEST_ADDRESS));
        sessions.insert(row);
        return new SignedIn(row.session(), token);
    }

    /** The session of a cookie, if it is in force and its user may sign in. Not to be called inside a transaction. */
    public Optional<Session> find(String token) {
        String hash = Secrets.hash(token);
        Session session = remembered.getIfPresent(hash);
        if (session == null) {
            session = read(hash);
        }
        Instant now = now();
        if (session == null
                || !session.expiresAt().isAfter(now)
                || !session.lastSeen().plus(idleTimeout).isAfter(now)) {
            return Optional.empty();
        }
        if (rights.state().person(session.user()).isEmpty()) {
            // should they come back: their sessions are gone
            remembered.invalidate(hash);
            return Optional.empty();
        }
        return Optional.of(seen(hash, session, now));
    }

    private @Nullable Session read(String hash) {
        SessionMapper.SessionRow row = database.glance(
                transaction -> transaction.mapper(SessionMapper.class).byHash(hash));
        if (row == null) {
            return null;
        }
        Session session = row.session();
        remembered.put(hash, session);
        return session;
    }

    private Session seen(String hash, Session session, Instant now) {
        Duration every = idleTimeout.dividedBy(4).compareTo(SEEN_EVERY) < 0 ? idleTimeout.dividedBy(4) : SEEN_EVERY;
        if (session.lastSeen().plus(every).isAfter(now)) {
            return session;
        }
        later.write(transaction -> {
            transaction.mapper(SessionMapper.class).seen(session.id(), now);
            return true;
        });
        Session seen = new Session(
                session.id(),
                session.user(),
                session.csrf(),
                session.mustChangePassword(),
                session.createdAt(),
                now,
                session.expiresAt(),
                session.agent(),
                session.address());
        // only what is remembered anyway: an end that was heard of meanwhile stays an end
        remembered.asMap().replace(hash, seen);
        return seen;
    }

    /** Those of some sessions that are still in force. */
    public Set<UUID> inForce(Set<UUID> ids) {
        Instant now = now();
        return Set.copyOf(database.glance(
                transaction -> transaction.mapper(SessionMapper.class).inForce(ids, now.minus(idleTimeout), now)));
    }

    /** The sessions of a user, the last seen first. */
    public List<Session> list(UUID user) {
        Instant now = now();
        return database.glance(transaction ->
                transaction.mapper(SessionMapper.class).ofUser(user, now.minus(idleTimeout), now).stream()
                        .map(SessionMapper.SessionRow::session)
                        .toList());
    }

    /** Ends a session of a user; answers whether there was one. */
    public boolean end(UUID user, UUID sessionId) {
        return ending(transaction -> transaction.mapper(SessionMapper.class).delete(sessionId, user)) > 0;
    }

    /** Ends all sessions of a user but one. */
    public int endOthers(Session but) {
        return ending(transaction -> transaction.mapper(SessionMapper.class).deleteOthers(but.user(), but.id()));
    }

    /** Ends all sessions of a user. */
    public int endAll(UUID user) {
        return ending(transaction -> {
            endAll(transaction, user);
            return 1;
        });
    }

    void endAll(Transaction transaction, UUID user) {
        transaction.mapper(SessionMapper.class).deleteOfUser(user);
        transaction.afterCommit(remembered::invalidateAll);
    }

    private int ending(Work<Integer> work) {
        int ended = database.write(work);
        remembered.invalidateAll();
        return ended;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        later.close();
    }
}
