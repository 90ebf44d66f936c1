package org.kontor.core.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;

/** What is known of one request while it runs: for the log, the figures and the answer to failures. */
final class RequestFacts {
    private static final String ATTRIBUTE = RequestFacts.class.getName();

    private final String id =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final long startedAt = System.nanoTime();
    private final AtomicBoolean answering = new AtomicBoolean();
    private volatile boolean patient;
    private volatile boolean bodyBegun;
    private volatile boolean awaitingBody;
    private volatile boolean bodyComing;
    private volatile long busyAt = startedAt;
    private volatile String route = "none";
    private volatile @Nullable String user;
    private volatile Predicate<Message> givingUp = reason -> false;

    static RequestFacts of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestFacts known) {
            return known;
        }
        RequestFacts fresh = new RequestFacts();
        request.setAttribute(ATTRIBUTE, fresh);
        return fresh;
    }

    String id() {
        return id;
    }

    long nanos() {
        return System.nanoTime() - startedAt;
    }

    /** Takes the right to answer, which there is once: for the request itself, or for whoever gave it up. */
    boolean claimAnswer() {
        return answering.compareAndSet(false, true);
    }

    /** Whether somebody took the right to answer. */
    boolean isAnswered() {
        return answering.get();
    }

    /** Who answers instead of the request, with a reason; and whether nobody had answered yet. */
    void onGivenUp(Predicate<Message> answering) {
        givingUp = answering;
    }

    /** Has it answered that it is given up; answers whether nobody had answered yet. */
    boolean giveUp(Message reason) {
        return givingUp.test(reason);
    }

    /** It may take as long as it likes to bring its body. */
    void mayTakeLong() {
        patient = true;
    }

    boolean isPatient() {
        return patient;
    }

    /** Something of its body was asked for. */
    void bodyRead() {
        bodyBegun = true;
        busyAt = System.nanoTime();
    }

    /** How long it is since it began, or since something of its body was asked for. */
    long quietNanos() {
        return System.nanoTime() - busyAt;
    }

    /** Whether something of its body was not there yet when it got a thread. */
    void bodyComes(boolean comes) {
        bodyComing = comes;
    }

    boolean isBodyComing() {
        return bodyComing;
    }

    /** Whether a thread waits for the body at this moment. */
    void awaitBody(boolean awaits) {
        awaitingBody = awaits;
    }

    boolean isAwaitingBody() {
        return awaitingBody;
    }

    boolean isBodyBegun() {
        return bodyBegun;
    }

    String route() {
        return route;
    }

    void route(String template) {
        route = template;
    }

    @Nullable
    String user() {
        return user;
    }

    void user(String id) {
        user = id;
    }
}
