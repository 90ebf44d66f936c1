package org.kontor.core.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.core.config.HttpConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What surrounds every request: an id, the headers of every answer, limits, the time it may take, its line in the log. */
final class RequestFrame extends Handler.Wrapper {
    private static final Logger LOG = LoggerFactory.getLogger(RequestFrame.class);
    private static final int LONGEST_ADDRESS = 8192;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final HttpConfig config;
    private final SecurityHeaders security;
    private final AccessLog log;

    RequestFrame(HttpConfig config, SecurityHeaders security, AccessLog log, Handler next) {
        super(next);
        this.config = config;
        this.security = security;
        this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback completion) throws Exception {
        RequestFacts facts = RequestFacts.of(request);
        Callback callback = new Lingering(request, completion, facts);
        security.put(response.getHeaders(), request.isSecure());
        response.getHeaders().put("X-Request-Id", facts.id());
        // who waits for the server is not to be blamed for the quiet: the watch gives up what takes too long
        request.addIdleTimeoutListener(quiet -> false);
        Watch watch = new Watch(request, response, callback, facts);
        facts.onGivenUp(watch::giveUp);
        watch.look(config.requestTimeout().toNanos());
        Request.addCompletionListener(request, failure -> {
            watch.cancel();
            log.write(request, response, facts);
        });
        int refused = refused(request);
        if (refused != 0) {
            facts.claimAnswer();
            if (refused == 405) {
                response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE");
            }
            PlainProblem.write(response, PlainProblem.of(refused, request), callback);
            return true;
        }
        if (request.getHeaders().getValuesList(HttpHeader.CONTENT_TYPE).size() > 1) {
            facts.claimAnswer();
            PlainProblem.write(
                    response,
                    PlainProblem.of(
                            400,
                            Message.of("system.http_two_types", "The header Content-Type may be given once."),
                            request),
                    callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private static int refused(Request request) {
        return switch (request.getMethod()) {
            case "TRACE", "TRACK", "CONNECT" -> 405;
            default -> {
                String address = request.getHttpURI().getPathQuery();
                if (address != null && address.length() > LONGEST_ADDRESS) {
                    yield 414;
                }
                yield isPacked(request) ? 415 : 0;
            }
        };
    }

    /** Nothing unpacks bodies here; one that says it is packed is not read as if it were not. */
    private static boolean isPacked(Request request) {
        return request.getHeaders().getCSV(HttpHeader.CONTENT_ENCODING, false).stream()
                .anyMatch(coding -> !coding.equalsIgnoreCase("identity"));
    }

    /** Tells the caller when a request takes too long. */
    private final class Watch {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final RequestFacts facts;
        private Scheduler.@Nullable Task next;
        private boolean over;

        Watch(Request request, Response response, Callback callback, RequestFacts facts) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.facts = facts;
        }

        synchronized void look(long nanos) {
            if (!over) {
                next = getServer().getScheduler().schedule(this::look, nanos, TimeUnit.NANOSECONDS);
            }
        }

        private void look() {
            if (facts.isAwaitingBody()) {
                // one thread reads a body: it sees itself when that takes too long, by the next byte or by their
                // absence
                look(AGAIN.toNanos());
                return;
            }
            if (!facts.isPatient()) {
                giveUp(config.requestTimeout());
                return;
            }
            long left = config.largeBodyTimeout().toNanos() - facts.quietNanos();
            if (left > 0) {
                look(left);
            } else {
                giveUp(config.largeBodyTimeout());
            }
        }

        synchronized void cancel() {
            over = true;
            if (next != null) {
                next.cancel();
            }
        }

        /** The thread works on, since a thread that is broken off could leave a database file half written. */
        private void giveUp(Duration limit) {
            boolean isTold = giveUp(Message.of(
                    "system.http_took_long",
                    "The request took too long. What it was to do may still be done; please look before"
                            + " trying again."));
            if (isTold) {
                LOG.warn("{} takes longer than {}: the caller was told so", facts.id(), limit);
            }
        }

        /** Answers whether nobody had answered yet. */
        private boolean giveUp(Message reason) {
            if (!facts.claimAnswer()) {
                return false;
            }
            response.reset();
            security.put(response.getHeaders(), request.isSecure());
            response.getHeaders().put("X-Request-Id", facts.id());
            // as long as the thread works on, no other request on this connection would be looked at
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            PlainProblem.write(response, PlainProblem.of(503, reason, request), callback);
            return true;
        }
    }
}
