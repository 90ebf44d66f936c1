package org.kontor.core.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.kontor.core.rest.EventSink;

/**
 * An answer that goes on: one write at a time, what comes meanwhile is gathered. Whoever lets too much gather, or takes
 * nothing for too long, is cut off; the client comes again by itself.
 */
final class EventResponse implements EventSink {
    private static final int MOST_WAITING = 256 * 1024;
    private static final long LONGEST_WRITE = Duration.ofSeconds(20).toNanos();

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final StringBuilder waiting = new StringBuilder();
    private boolean begun;
    private boolean writing;
    private boolean ending;
    private boolean over;
    private long writingSince;
    private @Nullable Runnable onEnd;

    EventResponse(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    Callback callback() {
        return callback;
    }

    /** What is to be run when it is over; at once where it is. */
    void onEnd(Runnable run) {
        synchronized (this) {
            onEnd = run;
            if (!over) {
                return;
            }
        }
        run.run();
    }

    @Override
    public synchronized void send(String text) {
        if (over || ending) {
            return;
        }
        waiting.append(text);
        if (waiting.length() > MOST_WAITING) {
            cut();
        } else if (!writing) {
            write();
        }
    }

    private void write() {
        if (!begun) {
            begun = true;
            response.setStatus(200);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            // proxies are asked to pass on what comes, as it comes
            response.getHeaders().put("X-Accel-Buffering", "no");
        }
        ByteBuffer bytes = ByteBuffer.wrap(waiting.toString().getBytes(StandardCharsets.UTF_8));
        waiting.setLength(0);
        writing = true;
        writingSince = System.nanoTime();
        response.write(false, bytes, Callback.from(this::written, this::failed));
    }

    private synchronized void written() {
        writing = false;
        if (over) {
            return;
        }
        if (!waiting.isEmpty()) {
            write();
        } else if (ending) {
            last();
        }
    }

    private void failed(Throwable failure) {
        Runnable run;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            run = onEnd;
        }
        callback.failed(failure);
        if (run != null) {
            run.run();
        }
    }

    @Override
    public synchronized boolean isStuck() {
        return writing && System.nanoTime() - writingSince > LONGEST_WRITE;
    }

    @Override
    public void cut() {
        request.getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(new TimeoutException("the stream of events is read too slowly"));
    }

    @Override
    public synchronized void end() {
        if (over || ending) {
            return;
        }
        ending = true;
        if (!writing) {
            last();
        }
    }

    private void last() {
        over = true;
        response.write(true, ByteBuffer.allocate(0), callback);
    }
}
