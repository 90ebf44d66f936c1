package org.kontor.core.rest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.Allotment;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Sessions;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.LogPage;
import org.kontor.core.change.NodeReader;
import org.kontor.core.change.Position;
import org.kontor.core.config.EventsConfig;
import org.kontor.core.database.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients what changes, as far as they may see it at that moment: one reader of the change log for all streams of
 * this node, which outlive platforms. It asks once for each user, whatever number of streams they have.
 */
public final class Events implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final int REMEMBERED = 4096;
    private static final Duration LOOK = Duration.ofMillis(400);
    private static final Duration BEAT = Duration.ofSeconds(10);

    /** Which of some changes somebody may know of. */
    @FunctionalInterface
    public interface Knowing {
        /** @throws Refusal UNAUTHENTICATED when the actor is no longer in force */
        List<SeenChange> of(KernelActor actor, List<ChangeEntry> changes);
    }

    private final ChangeLog log;
    private final Sessions sessions;
    private final Knowing visible;
    private final Allotment allotment;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    /** Guards what follows, and that a stream is told things in order. */
    private final ReentrantLock telling = new ReentrantLock();

    private final Deque<ChangeEntry> recent = new ArrayDeque<>();
    private final Rounds looking;
    /** Before which entry nothing is remembered. */
    private Position begin = new Position(new UUID(0, 0), 0);

    /** Changed by whoever tells, read by whoever asks. */
    private volatile Position end = begin;

    private @Nullable NodeReader reader;
    private volatile boolean open;

    /** @param visible which of some changes somebody may know of; refuses who is no longer in force */
    public Events(ChangeLog log, Sessions sessions, Knowing visible, EventsConfig config) {
        this.log = log;
        this.sessions = sessions;
        this.visible = visible;
        this.allotment = new Allotment(config.atOnce(), config.atOncePerUser());
        this.looking = new Rounds("events-look", LOOK, this::look);
    }

    /** Begins to listen; a platform is up. */
    public void begin() {
        reader = NodeReader.start("events", log, new NodeReader.Effect() {
            @Override
            public void read(LogPage page) {
                happened(page);
            }

            @Override
            public void afresh(Position now) {
                another(now);
            }
        });
        looking.start();
        open = true;
    }

    /** Up to where changes are known: a stream that goes on from here misses nothing of what is read from now on. */
    String position() {
        return EventText.of(end);
    }

    /** How many streams are open. */
    public int count() {
        return streams.size();
    }

    /**
     * Opens a stream.
     *
     * @param entities whose changes are wanted; none for all
     * @param lastId the last event that the client knows, if it knows one
     * @return to be run when the stream has ended, for whatever reason
     * @throws Refusal LIMITED when there are too many; UNAVAILABLE when the server stops
     */
    public Runnable open(Caller caller, Set<EntityName> entities, Optional<String> lastId, EventSink sink) {
        UUID user = caller.actor().ref().id();
        if (!open) {
            throw Refusal.of(
                    Refusal.Code.UNAVAILABLE,
                    Message.of("system.stopping", "The server is about to stop. Please try again."));
        }
        if (allotment.take(user, 1) != Allotment.Verdict.TAKEN) {
            throw Refusal.of(
                    Refusal.Code.LIMITED,
                    Message.of(
                            "system.streams_many",
                            "Too many streams of events are open at once. Please close some, or share one."));
        }
        telling.lock();
        try {
            Optional<Position> known = lastId.map(id -> EventText.position(id).orElse(new Position(begin.epoch(), -1)));
            EventStream stream = new EventStream(caller, entities, sink, known.orElse(end));
            streams.add(stream);
            if (known.isEmpty()) {
                stream.say(EventText.ready(end));
            } else {
                // perhaps nothing was missed, and that it is there again is news too
                stream.say(EventText.BEAT);
                tell(List.of(stream));
            }
            return () -> ended(stream);
        } finally {
            telling.unlock();
        }
    }

    /** Another platform is current, with other plugins or fields. */
    public void modelChanged() {
        telling.lock();
        try {
            streams.forEach(stream -> stream.say(EventText.model()));
        } finally {
            telling.unlock();
        }
    }

    private void ended(EventStream stream) {
        if (stream.over()) {
            streams.remove(stream);
            allotment.give(stream.actor().ref().id(), 1);
        }
    }

    private void another(Position now) {
        telling.lock();
        try {
            recent.clear();
            begin = now;
            end = now;
            tell(streams);
        } finally {
            telling.unlock();
        }
    }

    private void happened(LogPage page) {
        telling.lock();
        try {
            recent.addAll(page.entries());
            end = new Position(end.epoch(), page.upTo());
            while (recent.size() > REMEMBERED) {
                begin = new Position(end.epoch(), recent.removeFirst().seq());
            }
            tell(streams);
        } finally {
            telling.unlock();
        }
    }

    /** Tells streams what they do not know yet. */
    private void tell(Collection<EventStream> some) {
        Map<EventStream.Who, List<EventStream>> byActor = new HashMap<>();
        for (EventStream stream : some) {
            boolean isRemembered = stream.told().epoch().equals(end.epoch())
                    && stream.told().seq() >= begin.seq()
                    && stream.told().seq() <= end.seq();
            if (!isRemembered) {
                stream.say(EventText.reload(end));
                stream.told(end);
            } else if (stream.told().seq() < end.seq()) {
                byActor.computeIfAbsent(stream.who(), first -> new ArrayList<>())
                        .add(stream);
            }
        }
        byActor.values().forEach(this::tellSame);
    }

    /** Streams of one actor. */
    private void tellSame(List<EventStream> theirs) {
        List<ChangeEntry> wanted = recent.stream()
                .filter(entry -> theirs.stream().anyMatch(stream -> stream.wants(entry)))
                .toList();
        try {
            List<SeenChange> seen = visible.of(theirs.getFirst().actor(), wanted);
            for (EventStream stream : theirs) {
                seen.stream()
                        .filter(change -> stream.wants(change.entry()))
                        .forEach(change -> stream.say(EventText.change(end.epoch(), change)));
            }
        } catch (Refusal refusal) {
            theirs.forEach(stream -> refused(stream, refusal));
        } catch (RuntimeException e) {
            LOG.warn("Who may know of changes could not be asked; clients are told to load anew: {}", e.toString());
            theirs.forEach(stream -> stream.say(EventText.reload(end)));
        }
        theirs.forEach(stream -> stream.told(end));
    }

    private void refused(EventStream stream, Refusal refusal) {
        if (refusal.code() == Refusal.Code.UNAUTHENTICATED) {
            stream.sink().end();
            ended(stream);
        } else {
            stream.say(EventText.reload(end));
        }
    }

    private void look() {
        try {
            closeSignedOut();
        } finally {
            streams.forEach(Events::keepAlive);
        }
    }

    /** Sessions end and tokens are revoked while streams are open. */
    private void closeSignedOut() {
        Set<UUID> asked = new HashSet<>();
        Map<EventStream.Who, KernelActor> actors = new HashMap<>();
        // those that come meanwhile are not asked for, and so must not be judged
        List<EventStream> all = List.copyOf(streams);
        all.forEach(stream -> {
            stream.session().ifPresent(asked::add);
            actors.put(stream.who(), stream.actor());
        });
        Set<UUID> inForce = asked.isEmpty() ? Set.of() : sessions.inForce(asked);
        Set<EventStream.Who> gone = new HashSet<>();
        for (Map.Entry<EventStream.Who, KernelActor> each : actors.entrySet()) {
            try {
                visible.of(each.getValue(), List.of());
            } catch (Refusal refusal) {
                gone.add(each.getKey());
            }
        }
        for (EventStream stream : all) {
            boolean isSignedIn = stream.session().map(inForce::contains).orElse(true);
            if (!isSignedIn || gone.contains(stream.who())) {
                stream.sink().end();
                ended(stream);
            }
        }
    }

    private static void keepAlive(EventStream stream) {
        if (stream.sink().isStuck()) {
            stream.sink().cut();
        } else if (stream.quietNanos() > BEAT.toNanos()) {
            stream.say(EventText.BEAT);
        }
    }

    /** Ends all streams; before the server stops, which waits for what is under way. */
    @Override
    public void close() {
        open = false;
        looking.close();
        NodeReader reading = reader;
        if (reading == null) {
            return;
        }
        reading.close();
        telling.lock();
        try {
            streams.forEach(stream -> {
                stream.sink().end();
                ended(stream);
            });
        } finally {
            telling.unlock();
        }
    }
}
