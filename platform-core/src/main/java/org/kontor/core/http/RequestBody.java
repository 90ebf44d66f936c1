package org.kontor.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/** A request's body, up to a limit and a point in time. */
final class RequestBody extends InputStream {
    static final String PROPERTY = RequestBody.class.getName();

    private final InputStream body;
    private final RequestFacts facts;
    private final long announced;
    private long limit;
    private long read;
    private long deadline;

    /**
     * @param announced the length that the request states, or -1
     * @param deadline when it must have arrived, as of {@link System#nanoTime}
     */
    RequestBody(InputStream body, RequestFacts facts, long announced, long limit, long deadline) {
        this.body = body;
        this.facts = facts;
        this.announced = announced;
        this.limit = limit;
        this.deadline = deadline;
    }

    /** Lets it be larger, and take as long as it likes so long as it keeps coming. */
    void allow(long bytes) {
        limit = Math.max(limit, bytes);
        deadline = 0;
    }

    /** Lets it be no larger than this. */
    void restrict(long bytes) {
        limit = Math.min(limit, bytes);
    }

    /** Refuses a body that says itself that it is too large. */
    void checkAnnounced() {
        if (announced > limit) {
            throw tooLarge();
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (deadline != 0 && System.nanoTime() - deadline > 0) {
            throw slow(null);
        }
        facts.bodyRead();
        int count = arrived(bytes, offset, length);
        if (count > 0) {
            read += count;
            if (read > limit) {
                throw tooLarge();
            }
        }
        return count;
    }

    /** What the connection fails at here is the caller's side of it, and no failure of ours. */
    private int arrived(byte[] bytes, int offset, int length) {
        facts.awaitBody(true);
        try {
            return body.read(bytes, offset, length);
        } catch (IOException | RuntimeException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw slow(e);
            }
            throw Refusal.of(
                    Refusal.Code.MALFORMED,
                    Message.of("system.body_broken", "The body of the request broke off, or is not sent as HTTP asks"),
                    e);
        } finally {
            facts.awaitBody(false);
        }
    }

    private static Refusal slow(@Nullable Exception cause) {
        Message message = Message.of("system.body_slow", "The body of the request did not arrive in time");
        return cause == null
                ? Refusal.of(Refusal.Code.UNAVAILABLE, message)
                : Refusal.of(Refusal.Code.UNAVAILABLE, message, cause);
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private Refusal tooLarge() {
        return Refusal.of(
                Refusal.Code.TOO_LARGE,
                Message.of("system.body_too_large", "The body may have at most {max} bytes")
                        .with("max", limit));
    }
}
