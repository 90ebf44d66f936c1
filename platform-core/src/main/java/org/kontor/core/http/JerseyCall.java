package org.kontor.core.http;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.internal.PropertiesDelegate;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Refusal;
import org.kontor.core.config.HttpConfig;
import org.kontor.core.database.Database;
import org.kontor.core.record.AnswerMemory;
import org.kontor.core.rest.HeldForAnswer;
import org.kontor.core.rest.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way through Jersey, on the thread that Jetty gave it; nothing goes on after the call. */
final class JerseyCall implements ContainerResponseWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JerseyCall.class);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final NoSecurity NO_SECURITY = new NoSecurity();

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final RequestFacts facts;
    private final HttpConfig config;
    private final boolean isFirst;
    private boolean isRepeatable;
    private boolean isAgain;
    private volatile boolean hasHungUp;
    private long commits;
    private volatile boolean mine;
    private @Nullable OutputStream out;
    private @Nullable Throwable failure;
    private final Properties properties = new Properties();
    private final AtomicBoolean gaveBack = new AtomicBoolean();

    /** @param isFirst whether it may be done once more, on the next platform */
    JerseyCall(
            Request request,
            Response response,
            Callback callback,
            RequestFacts facts,
            HttpConfig config,
            boolean isFirst) {
        this.isFirst = isFirst;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.facts = facts;
        this.config = config;
    }

    /**
     * Answers, unless the model was changed under it.
     *
     * @param turn that it takes when its thread may have to wait for the caller
     * @return whether it is done; else nothing was, nothing is answered, and the next platform is to do it
     */
    boolean run(RestApplication application, Turns.Turn turn) {
        commits = Database.commits();
        String path = request.getHttpURI().getCanonicalPath();
        RestApplication.Door door = application.door(path == null ? PlatformHandler.ROOT : path);
        // nobody knows what else a plugin's code has done, unless it was only to be read
        isRepeatable = isFirst && (door.path().equals(PlatformHandler.ROOT) || reads());
        try {
            URI base = base(door.path());
            ContainerRequest call = new ContainerRequest(
                    base,
                    uri(path, base),
                    request.getMethod(),
                    NO_SECURITY,
                    properties,
                    door.handler().getConfiguration());
            request.getHeaders().forEach(field -> call.getRequestHeaders().add(field.getName(), field.getValue()));
            RequestBody body = new RequestBody(
                    Request.asInputStream(request),
                    facts,
                    request.getLength() < 0 && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                            ? -1
                            : Math.max(0, request.getLength()),
                    config.maxBodySize(),
                    System.nanoTime() + config.requestTimeout().toNanos());
            call.setEntityStream(body);
            call.setProperty(RequestBody.PROPERTY, body);
            call.setProperty(RequestFacts.class.getName(), facts);
            call.setProperty(JerseyCall.class.getName(), this);
            call.setProperty(Turns.Turn.PROPERTY, turn);
            call.setProperty(Origin.PROPERTY, Origin.of(request, config));
            call.setWriter(this);
            door.handler().handle(call);
        } catch (URISyntaxException e) {
            refuse(PlainProblem.of(400, request));
            return true;
        } catch (RuntimeException e) {
            failure = e;
        }
        giveBack();
        if (isAgain) {
            return false;
        }
        finish();
        return true;
    }

    /**
     * A failure comes of a model that was changed meanwhile: nothing is answered to it, if nothing was written or sent and
     * the body is there still. Answers whether that is so.
     */
    boolean again() {
        isAgain = hasDoneNothing() && BodyFirst.rewind(request);
        return isAgain;
    }

    /** Whether it was to be done once more, and nothing was written or sent yet. */
    boolean hasDoneNothing() {
        return isRepeatable && hasWrittenNothing();
    }

    /** Whether it is the first time that it is tried, and nothing was written or sent yet: whoever asked may ask again. */
    boolean mayBeAskedAgain() {
        return isFirst && hasWrittenNothing();
    }

    private boolean hasWrittenNothing() {
        return !mine && Database.commits() == commits;
    }

    private boolean reads() {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** The thread is stuck after the head was sent: the connection is broken off, nobody takes the half for the whole. */
    void breakOff(Throwable because) {
        if (mine) {
            callback.failed(because);
        }
    }

    /** Before the last of the answer is sent: whoever has it all may ask for the same again. */
    void giveBack() {
        if (gaveBack.compareAndSet(false, true)
                && properties.getProperty(HeldForAnswer.PROPERTY) instanceof HeldForAnswer held) {
            try {
                held.close();
            } catch (RuntimeException e) {
                LOG.warn("{} left something behind", facts.id(), e);
            }
        }
    }

    /** What browsers call this server; links are never made of what a request claims where the configuration knows. */
    private URI base(String path) throws URISyntaxException {
        URI origin = config.publicUrl().orElse(null);
        String root = origin == null
                ? request.getHttpURI().getScheme() + "://"
                        + request.getHttpURI().getAuthority()
                : origin.getScheme() + "://" + origin.getRawAuthority();
        return new URI(root + path);
    }

    /** Jersey reads the same path that the doors were chosen by, and no other spelling of it. */
    private URI uri(@Nullable String path, URI base) throws URISyntaxException {
        String plain = new URI(null, null, path, null).getRawPath();
        String query = request.getHttpURI().getQuery();
        return new URI(
                base.getScheme() + "://" + base.getRawAuthority() + plain + (query == null ? "" : "?" + strict(query)));
    }

    static String strict(String query) {
        StringBuilder strict = new StringBuilder();
        query.codePoints().forEach(each -> {
            if (each > 0x20 && each < 0x7f && "\"<>\\^`{|}[]".indexOf(each) < 0) {
                strict.append((char) each);
            } else {
                strict.append(URLEncoder.encode(Character.toString(each), StandardCharsets.UTF_8));
            }
        });
        return strict.toString();
    }

    private void finish() {
        Throwable broken = failure;
        if (hasHungUp) {
            // no failure of ours
            LOG.info("{} was broken off by whoever asked", facts.id());
            callback.failed(broken == null ? new EofException("nobody takes the rest of the answer") : broken);
            return;
        }
        if (mine && out == null) {
            callback.failed(broken == null ? new IllegalStateException("the answer has no head") : broken);
            return;
        }
        if (broken == null && out instanceof ByteArrayOutputStream whole) {
            send(whole.toByteArray());
        } else if (broken == null && out != null) {
            try {
                out.close();
                callback.succeeded();
            } catch (IOException e) {
                callback.failed(e);
            }
        } else if (broken == null) {
            refuse(PlainProblem.of(500, request));
        } else if (mine && out instanceof ByteArrayOutputStream) {
            LOG.error("{} failed while its answer was written", facts.id(), broken);
            PlainProblem.write(response, PlainProblem.of(500, request), callback);
        } else if (mine) {
            // the head is gone already: the connection is broken off, so that nobody takes the half for the whole
            LOG.debug("{} failed while its answer was written", facts.id(), broken);
            callback.failed(broken);
        } else if (facts.claimAnswer()) {
            LOG.error("{} failed outside of its resource", facts.id(), broken);
            PlainProblem.write(response, PlainProblem.of(500, request), callback);
        }
    }

    private void refuse(Problem problem) {
        if (facts.claimAnswer()) {
            PlainProblem.write(response, problem, callback);
        }
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse answer) {
        if (isAgain) {
            return OutputStream.nullOutputStream();
        }
        if (!facts.claimAnswer()) {
            throw new ContainerException("the request was given up before");
        }
        mine = true;
        response.setStatus(answer.getStatus());
        HttpFields.Mutable headers = response.getHeaders();
        answer.getStringHeaders().forEach((name, values) -> {
            headers.remove(name);
            values.forEach(value -> headers.add(name, value));
        });
        if (length >= 0 && answer.hasEntity()) {
            headers.put(HttpHeader.CONTENT_LENGTH, length);
        }
        boolean comesInPieces = answer.getEntity() instanceof StreamingOutput;
        OutputStream stream = comesInPieces
                ? new AwaitedStream(Response.asBufferedOutputStream(request, response), () -> hasHungUp = true)
                : new ByteArrayOutputStream(512);
        out = stream;
        return stream;
    }

    /** A slow reader holds no thread: the answer is sent as it can be taken, and lies in memory until then. */
    private void send(byte[] answer) {
        String user = facts.user();
        AnswerMemory.Share memory = AnswerMemory.SHARED.open(user == null ? NOBODY : UUID.fromString(user));
        try {
            memory.grow(answer.length);
        } catch (Refusal full) {
            if (asksOnly()) {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
                PlainProblem.write(response, PlainProblem.of(503, request), callback);
                return;
            }
            // what was done is said, whatever it costs: nobody shall do it twice
        }
        response.write(true, ByteBuffer.wrap(answer), Callback.from(callback, memory::close));
    }

    private boolean asksOnly() {
        return request.getMethod().equals("GET")
                || request.getHttpURI().getPath().endsWith("/query");
    }

    @Override
    public void commit() {
        // the stream is closed when the call has come back
    }

    @Override
    public void failure(Throwable error) {
        failure = error;
    }

    @Override
    public boolean suspend(long timeOut, TimeUnit timeUnit, @Nullable TimeoutHandler timeoutHandler) {
        return false;
    }

    @Override
    public void setSuspendTimeout(long timeOut, TimeUnit timeUnit) {
        throw new IllegalStateException("requests are not suspended here");
    }

    @Override
    public boolean enableResponseBuffering() {
        return true;
    }

    /** What filters and resources leave for each other. */
    private static final class Properties implements PropertiesDelegate {
        private final Map<String, Object> values = Collections.synchronizedMap(new HashMap<>());

        @Override
        public @Nullable Object getProperty(String name) {
            return values.get(name);
        }

        @Override
        public Collection<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public void setProperty(String name, Object object) {
            values.put(name, object);
        }

        @Override
        public void removeProperty(String name) {
            values.remove(name);
        }
    }
}
