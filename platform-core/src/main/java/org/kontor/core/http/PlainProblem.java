package org.kontor.core.http;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.core.plugin.PluginTexts;
import org.kontor.core.rest.Problem;

/** Answers what is refused before a platform is asked: in the language that the request asks for, without anything internal. */
final class PlainProblem extends ErrorHandler {
    static final PluginTexts TEXTS = PluginTexts.kernel();

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
        if (BodyFirst.comes(request)) {
            // refused by its head alone: it is left to chance whether its body comes in time and the connection lives;
            // whoever is told does not ask again on it
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        write(response, of(status, request), callback);
    }

    /** What is no request of HTTP asks for no language. */
    @Override
    public ByteBuffer badMessageError(int status, @Nullable String reason, HttpFields.Mutable fields) {
        security.put(fields, false);
        fields.put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
        return ByteBuffer.wrap(of(status, detail(status), Locale.ENGLISH).json());
    }

    static void write(Response response, Problem problem, Callback callback) {
        byte[] body = problem.json();
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    static Problem of(int status, Request request) {
        return of(status, detail(status), request);
    }

    static Problem of(int status, Message detail, Request request) {
        return of(status, detail, AcceptedLanguage.of(request));
    }

    private static Problem of(int status, Message detail, Locale locale) {
        PlainTitle title = PlainTitle.of(status);
        return Problem.of(status, title.code(), title.title(), detail, TEXTS::text, locale);
    }

    private static Message detail(int status) {
        return switch (status) {
            case 400 ->
                Message.of(
                        "system.http_rule_broken",
                        "The request breaks a rule of HTTP. Is a part of its address empty (//), or does it hold a space, a"
                                + " letter with an accent or one of < > \" that is not encoded?");
            case 404 -> Message.of("system.http_no_address", "There is nothing at this address.");
            case 405 -> Message.of("system.http_no_method", "This address does not know the method.");
            case 408 -> Message.of("system.http_slow", "The request did not arrive in time.");
            case 413 -> Message.of("system.http_body_large", "The body is larger than the server takes.");
            case 414 -> Message.of("system.http_address_large", "The address is longer than the server takes.");
            case 415 -> Message.of("system.http_packed", "Bodies are taken as they are, without a Content-Encoding.");
            case 431 -> Message.of("system.http_headers_large", "The headers are larger than the server takes.");
            case 503 -> Message.of("system.http_unavailable", "The server cannot answer now. Please try again.");
            case 505 ->
                Message.of(
                        "system.http_version",
                        "The request names no version of HTTP that the server speaks, such as HTTP/1.1.");
            default ->
                status < 500
                        ? Message.of("system.http_refused", "The request was refused.")
                        : Message.of("system.http_failed", "The server failed to answer.");
        };
    }
}
