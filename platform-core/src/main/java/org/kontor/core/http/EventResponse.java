package org.kontor.core.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadPendingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.kontor.core.rest.EventSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that goes on: one write at a time, what comes meanwhile is gathered. Whoever lets too much gather, or takes
 * nothing for too long, is cut off; the client comes again by itself.
 */
final class EventResponse implements EventSink {
    private static final int MOST_WAITING = 256 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(EventResponse.class);
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

    /**
     * Has a connection that is closed tell so at once, and not when the next event cannot be sent: a browser that loads
     * its page again and again would otherwise have too many streams. Nobody else reads while an answer is under way.
     */
    synchronized void watch() {
        if (over) {
            return;
        }
        try {
            connection().fillInterested(Callback.from(this::readable, this::failed));
        } catch (ReadPendingException e) {
            LOG.debug("Somebody else reads, and will notice the end", e);
        }
    }

    private void readable() {
        int read;
        try {
            read = connection().fill(BufferUtil.allocate(1));
        } catch (IOException e) {
            failed(e);
            return;
        }
        if (read == 0) {
            watch();
        } else if (read < 0) {
            failed(new EofException("the client closed its stream of events"));
        } else {
            // whoever speaks while they listen has broken what they would say next
            connection().close(new IOException("a request came on a stream of events"));
            failed(new EofException("the client sent something on its stream of events"));
        }
    }

    private EndPoint connection() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
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
        connection().close(new TimeoutException("the stream of events is read too slowly"));
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
        if (connection() instanceof AbstractEndPoint watched) {
            // from here on the connection reads its next request by itself
            watched.getFillInterest().onFail(new EofException("the stream of events has ended"));
        }
        response.write(true, ByteBuffer.allocate(0), callback);
    }
}
