package org.kontor.core.rest;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Session;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.Position;

/** One client that hears events. */
final class EventStream {
    private final Caller caller;
    private final Set<EntityName> entities;
    private final EventSink sink;
    private final AtomicBoolean over = new AtomicBoolean();
    /** Up to where it was told; changed by whoever tells. */
    private Position told;

    private volatile long spokeAt = System.nanoTime();

    EventStream(Caller caller, Set<EntityName> entities, EventSink sink, Position told) {
        this.caller = caller;
        this.entities = Set.copyOf(entities);
        this.sink = sink;
        this.told = told;
    }

    KernelActor actor() {
        return caller.actor();
    }

    /** Whose rights count: a user's, or those of a token of theirs. */
    record Who(UUID user, @Nullable UUID token) {}

    Who who() {
        return new Who(actor().ref().id(), actor().tokenId());
    }

    Optional<UUID> session() {
        return Optional.ofNullable(caller.session()).map(Session::id);
    }

    Position told() {
        return told;
    }

    void told(Position position) {
        told = position;
    }

    boolean wants(ChangeEntry entry) {
        return entry.seq() > told.seq()
                && (entities.isEmpty()
                        || entities.contains(entry.change().record().entity()));
    }

    void say(String text) {
        spokeAt = System.nanoTime();
        sink.send(text);
    }

    long quietNanos() {
        return System.nanoTime() - spokeAt;
    }

    EventSink sink() {
        return sink;
    }

    /** Whether it is over by this call. */
    boolean over() {
        return over.compareAndSet(false, true);
    }
}
