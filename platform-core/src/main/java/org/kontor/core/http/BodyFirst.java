package org.kontor.core.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets no request have a thread before its body is there, or more of it than whom nobody answers for may send: a thread
 * that reads a slow body serves nobody else, and a few dozen connections could hold all of them. What comes is copied into
 * a small array, since each of the network's buffers would be held for as little as a byte.
 */
final class BodyFirst extends Handler.Wrapper {
    /** One byte more than is taken of anybody: such a body is refused without waiting for the rest. */
    private static final int MOST = RequirementsGuard.LARGEST_OF_ANYBODY + 1;

    BodyFirst(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean comes = comes(request);
        // who waits for leave to send a large body is first asked what it is for
        boolean waits = request.getHeaders().contains(HttpHeader.EXPECT) && request.getLength() > MOST;
        if (!comes || waits) {
            RequestFacts.of(request).bodyComes(comes);
            return next(request, response, callback);
        }
        new Gathering(request, response, callback).begin();
        return true;
    }

    /** Whether a request has a body, there or still on its way. */
    static boolean comes(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    private boolean next(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, response, callback);
    }

    /** One request whose body is coming. */
    private final class Gathering {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final ByteArrayOutputStream gathered = new ByteArrayOutputStream(512);

        Gathering(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        void begin() {
            gather(Runnable::run);
        }

        /** Callbacks of demands run one after the other: one that went on here would never see the next. */
        private void gatherMore() {
            gather(request.getComponents().getExecutor());
        }

        private void gather(Executor executor) {
            while (true) {
                Content.@Nullable Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this::gatherMore);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    Response.writeError(request, response, callback, chunk.getFailure());
                    return;
                }
                ByteBuffer bytes = chunk.getByteBuffer();
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                gathered.writeBytes(copy);
                chunk.release();
                if (chunk.isLast() || gathered.size() >= MOST) {
                    boolean whole = chunk.isLast();
                    executor.execute(() -> goOn(whole));
                    return;
                }
            }
        }

        private void goOn(boolean whole) {
            RequestFacts.of(request).bodyComes(!whole);
            Request complete = new Gathered(request, gathered.toByteArray(), whole);
            try {
                if (!next(complete, response, callback)) {
                    Response.writeError(complete, response, callback, 404);
                }
            } catch (Throwable e) {
                Response.writeError(complete, response, callback, e);
            }
        }
    }

    /** Whether the sender of a request has begun to send its body, having got leave where it asked for it. */
    static boolean hasBegun(Request request) {
        return Request.as(request, Gathered.class) != null;
    }

    /** Has a request read from its beginning once more; answers whether that can be, its body being known whole. */
    static boolean rewind(Request request) {
        Gathered gathered = Request.as(request, Gathered.class);
        return gathered == null ? !comes(request) : gathered.begin();
    }

    /** The request with what was gathered before what still comes. */
    private static final class Gathered extends Request.Wrapper {
        private final boolean whole;
        private final byte @Nullable [] kept;
        private byte @Nullable [] gathered;

        Gathered(Request request, byte[] gathered, boolean whole) {
            super(request);
            this.gathered = gathered;
            this.whole = whole;
            this.kept = whole ? gathered : null;
        }

        private boolean begin() {
            gathered = kept;
            return whole;
        }

        @Override
        public Content.@Nullable Chunk read() {
            byte[] bytes = gathered;
            if (bytes != null) {
                gathered = null;
                return Content.Chunk.from(ByteBuffer.wrap(bytes), whole);
            }
            return whole ? Content.Chunk.EOF : super.read();
        }

        @Override
        public void demand(Runnable ready) {
            if (gathered != null || whole) {
                ready.run();
            } else {
                super.demand(ready);
            }
        }
    }
}
