package org.kontor.core.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.kontor.core.rest.Problem;

/** Answers what is refused before a platform is asked: in English, without anything internal. */
final class PlainProblem extends ErrorHandler {
    private final SecurityHeaders security;

    PlainProblem(SecurityHeaders security) {
        this.security = security;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        security.put(response.getHeaders(), request.isSecure());
        write(response, of(status), callback);
    }

    @Override
    public ByteBuffer badMessageError(int status, @Nullable String reason, HttpFields.Mutable fields) {
        security.put(fields, false);
        fields.put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
        return ByteBuffer.wrap(of(status).json());
    }

    static void write(Response response, Problem problem, Callback callback) {
        byte[] body = problem.json();
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    static Problem of(int status) {
        return switch (status) {
            case 400 ->
                Problem.of(
                        400,
                        "MALFORMED",
                        "The question cannot be read",
                        "The request breaks a rule of HTTP. Is a part of its address empty (//), or does it hold a space, a"
                                + " letter with an accent or one of < > \" that is not encoded?");
            case 404 -> Problem.of(404, "NOT_FOUND", "Not found", "There is nothing at this address.");
            case 405 ->
                Problem.of(405, "METHOD_NOT_ALLOWED", "Method not allowed", "This address does not know the method.");
            case 408 -> Problem.of(408, "TIMEOUT", "Too slow", "The request did not arrive in time.");
            case 413 -> Problem.of(413, "TOO_LARGE", "Too large", "The body is larger than the server takes.");
            case 414 -> Problem.of(414, "TOO_LARGE", "Too large", "The address is longer than the server takes.");
            case 415 ->
                Problem.of(
                        415,
                        PlainTitle.of(415).code(),
                        PlainTitle.of(415).title(),
                        "Bodies are taken as they are, without a Content-Encoding.");
            case 431 -> Problem.of(431, "TOO_LARGE", "Too large", "The headers are larger than the server takes.");
            case 503 ->
                Problem.of(503, "UNAVAILABLE", "Not available now", "The server cannot answer now. Please try again.");
            default ->
                status < 500
                        ? Problem.of(status, "MALFORMED", "The question cannot be read", "The request was refused.")
                        : Problem.of(status, "BUG", "Something went wrong", "The server failed to answer.");
        };
    }
}
