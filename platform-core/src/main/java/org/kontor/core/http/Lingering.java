package org.kontor.core.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Reads and throws away what still comes of a request that was answered before its body had arrived. A connection that
 * is closed on arriving data is reset, and a reset can overtake the answer: the caller would see a broken connection
 * instead of the reason for the refusal (RFC 9112, section 9.6). No thread waits for it.
 */
final class Lingering implements Callback {
    private static final long LONGEST = Duration.ofSeconds(10).toNanos();

    private final Request request;
    private final Callback callback;
    private final RequestFacts facts;
    private long until;

    Lingering(Request request, Callback callback, RequestFacts facts) {
        this.request = request;
        this.callback = callback;
        this.facts = facts;
    }

    @Override
    public void succeeded() {
        if (request.getLength() == 0 || isHeldBack()) {
            callback.succeeded();
            return;
        }
        until = System.nanoTime() + LONGEST;
        discard();
    }

    /** The caller waits for leave to send its body, and after the answer will not send it. */
    private boolean isHeldBack() {
        return request.getHeaders().contains(HttpHeader.EXPECT) && !facts.isBodyBegun() && !BodyFirst.hasBegun(request);
    }

    private void discard() {
        while (true) {
            Content.@Nullable Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this::discard);
                return;
            }
            chunk.release();
            if (chunk.isLast() || Content.Chunk.isFailure(chunk) || System.nanoTime() - until > 0) {
                callback.succeeded();
                return;
            }
        }
    }

    @Override
    public void failed(Throwable failure) {
        callback.failed(failure);
    }

    @Override
    public InvocationType getInvocationType() {
        return callback.getInvocationType();
    }
}
