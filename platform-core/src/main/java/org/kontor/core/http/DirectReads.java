package org.kontor.core.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.uri.UriComponent;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Refusal;
import org.kontor.core.access.KernelActor;
import org.kontor.core.config.HttpConfig;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.record.AnswerMemory;
import org.kontor.core.record.JsonBytes;
import org.kontor.core.rest.Caller;
import org.kontor.core.rest.Problem;
import org.kontor.core.rest.RecordAnswer;
import org.kontor.core.rest.RecordReads;

/**
 * Answers the two requests that are made most, a record and a page of records, beside Jersey, which costs more than the
 * reading itself. It takes what is plain and leaves everything else, callers who are not signed in among it, to Jersey;
 * who calls, what they may and what is answered come from the same classes either way.
 */
final class DirectReads {
    /** The canonical addresses; what is written otherwise is for Jersey to make out. */
    private static final Pattern ADDRESS = Pattern.compile(PlatformHandler.ROOT
            + "records/([a-z0-9_-]+)/([a-z0-9_]+)(?:/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))?");

    private static final String PAGE = PlatformHandler.ROOT + "records/{plugin}/{entity}";
    private static final String RECORD = PAGE + "/{id}";

    private final Callers callers;
    private final Failures failures;
    private final RecordReads reads;

    DirectReads(Callers callers, Failures failures, RecordReads reads) {
        this.callers = callers;
        this.failures = failures;
        this.reads = reads;
    }

    /**
     * What answers the request, and answers whether it did: else the model was changed under it. Null for those that it
     * leaves untouched.
     *
     * @param isFirst whether it may be asked once more, of the next platform
     */
    @Nullable
    BooleanSupplier find(
            Request request,
            Response response,
            Callback callback,
            RequestFacts facts,
            HttpConfig config,
            boolean isFirst) {
        if (!request.getMethod().equals("GET") || !acceptsJson(request.getHeaders())) {
            return null;
        }
        Matcher address = ADDRESS.matcher(request.getHttpURI().getPath());
        if (!address.matches()) {
            return null;
        }
        Map<String, List<String>> parameters = parameters(request.getHttpURI().getQuery());
        Caller caller = parameters == null ? null : callers.signedIn(request, config);
        KernelActor actor = caller == null ? null : caller.signedIn();
        if (parameters == null || caller == null || actor == null) {
            return null;
        }
        facts.user(actor.ref().id().toString());
        facts.route(address.group(3) == null ? PAGE : RECORD);
        return () -> {
            // who was told that it takes too long does not wait any more
            if (!facts.isAnswered()) {
                Outcome outcome = outcome(request, facts, caller, address, parameters, isFirst);
                if (outcome == null) {
                    return false;
                }
                if (facts.claimAnswer()) {
                    outcome.write(response, callback);
                } else {
                    outcome.release().accept(true);
                }
            }
            return true;
        };
    }

    private static boolean acceptsJson(HttpFields headers) {
        String accept = headers.get(HttpHeader.ACCEPT);
        return accept == null || accept.equals("*/*") || accept.equals("application/json");
    }

    /** The parameters decoded, or null when they are not written as they should be. */
    static @Nullable Map<String, List<String>> parameters(@Nullable String query) {
        if (query == null) {
            return Map.of();
        }
        try {
            return UriComponent.decodeQuery(new URI("/?" + JerseyCall.strict(query)), true);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Outcome outcome(
            Request request,
            RequestFacts facts,
            Caller caller,
            Matcher address,
            Map<String, List<String>> given,
            boolean isFirst) {
        try {
            String id = address.group(3);
            if (id == null) {
                return Outcome.of(reads.page(caller, address.group(1), address.group(2), given));
            }
            RecordAnswer record = reads.record(caller, address.group(1), address.group(2), id, given);
            return record.isKnownAs(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))
                    ? Outcome.of(304, Map.of("ETag", record.etag()), null)
                    : Outcome.of(
                            record,
                            AnswerMemory.SHARED.open(caller.actor().ref().id()));
        } catch (RuntimeException e) {
            if (isFirst && SqlErrors.isMissing(e)) {
                return null;
            }
            return Outcome.of(failures.answer(e, facts.id(), caller.locale()));
        }
    }

    /**
     * What is answered.
     *
     * @param release gives back what the body takes of memory; is told whether nothing reads it any more
     */
    private record Outcome(
            int status,
            Map<String, String> headers,
            @Nullable ByteBuffer body,
            Consumer<Boolean> release) {
        static Outcome of(JsonBytes page) {
            return new Outcome(200, Map.of("Content-Type", "application/json"), page.buffer(), page::release);
        }

        /** @throws Refusal when too many large answers are on their way */
        static Outcome of(RecordAnswer record, AnswerMemory.Share counted) {
            counted.grow(record.json().length);
            Map<String, String> headers = Map.of("ETag", record.etag(), "Content-Type", "application/json");
            return new Outcome(200, headers, ByteBuffer.wrap(record.json()), again -> counted.close());
        }

        static Outcome of(int status, Map<String, String> headers, @Nullable ByteBuffer body) {
            return new Outcome(status, headers, body, again -> {});
        }

        static Outcome of(Failures.Answer failure) {
            Map<String, String> headers = new LinkedHashMap<>(failure.headers());
            headers.put("Content-Type", Problem.TYPE);
            return of(
                    failure.problem().status(),
                    headers,
                    ByteBuffer.wrap(failure.problem().json()));
        }

        /** However slowly it is read, no thread waits for it. */
        void write(Response response, Callback callback) {
            response.setStatus(status);
            headers.forEach(response.getHeaders()::put);
            if (body != null) {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
            }
            response.write(
                    true,
                    body,
                    Callback.from(
                            () -> {
                                release.accept(true);
                                callback.succeeded();
                            },
                            failure -> {
                                // what was to send it may still look at it
                                release.accept(false);
                                callback.failed(failure);
                            }));
        }
    }
}
