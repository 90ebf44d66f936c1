package org.kontor.core.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.kontor.api.Message;

/** Sends each address to its door. */
final class RootHandler extends Handler.Abstract {
    private final Health health;
    private final MetricsDoor metrics;
    private final DocsHandler docs = new DocsHandler();
    private final ClientHandler client;
    private final PlatformHandler platform;
    private final PluginFilesHandler plugins;

    RootHandler(
            Health health,
            MetricsDoor metrics,
            PlatformHandler platform,
            PluginFilesHandler plugins,
            ClientHandler client) {
        this.plugins = plugins;
        this.client = client;
        this.health = health;
        this.metrics = metrics;
        this.platform = platform;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getCanonicalPath();
        if (path == null) {
            if (RequestFacts.of(request).claimAnswer()) {
                PlainProblem.write(response, PlainProblem.of(400, request), callback);
            }
            return true;
        }
        if (path.startsWith(PlatformHandler.ROOT)) {
            platform.handle(request, response, callback);
            return true;
        }
        RequestFacts facts = RequestFacts.of(request);
        if (!facts.claimAnswer()) {
            return true;
        }
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        switch (path) {
            case "/health/live" -> word(request, response, callback, facts, path, reads, true);
            case "/health/ready" -> word(request, response, callback, facts, path, reads, !reads || health.isReady());
            case "/metrics" -> metrics(request, response, callback, facts, reads);
            case "/" -> entrance(request, response, callback, facts, reads);
            default -> {
                if (!reads
                        || !(docs.serve(path, request, response, callback, facts)
                                || plugins.serve(path, request, response, callback, facts)
                                || client.serve(path, request, response, callback, facts))) {
                    PlainProblem.write(response, PlainProblem.of(404, request), callback);
                }
            }
        }
        return true;
    }

    private static void word(
            Request request,
            Response response,
            Callback callback,
            RequestFacts facts,
            String route,
            boolean reads,
            boolean well) {
        facts.route(route);
        if (!reads) {
            refuseMethod(request, response, callback);
            return;
        }
        response.setStatus(well ? 200 : 503);
        text(response, "text/plain;charset=utf-8", well ? "ok\n" : "unavailable\n", callback);
    }

    private void metrics(Request request, Response response, Callback callback, RequestFacts facts, boolean reads) {
        facts.route("/metrics");
        if (reads) {
            metrics.answer(request, response, callback, facts);
        } else {
            refuseMethod(request, response, callback);
        }
    }

    /** Browsers get the client, or are led to the page for people without one; programs are told where the interface lies. */
    private void entrance(Request request, Response response, Callback callback, RequestFacts facts, boolean reads) {
        facts.route("/");
        if (!reads) {
            refuseMethod(request, response, callback);
            return;
        }
        if (client.serve("/", request, response, callback, facts)) {
            return;
        }
        response.getHeaders().put(HttpHeader.VARY, "Accept");
        List<String> accepted = request.getHeaders().getCSV(HttpHeader.ACCEPT, false);
        if (accepted.stream().anyMatch(each -> each.startsWith("text/html"))) {
            Response.sendRedirect(request, response, callback, DocsHandler.ROOT);
            return;
        }
        PlainProblem.write(
                response,
                PlainProblem.of(
                        404,
                        Message.of(
                                "system.http_entrance",
                                "The REST interface lies below /api/v1/, the page on which it can be tried at"
                                        + " /api/docs/."),
                        request),
                callback);
    }

    private static void refuseMethod(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
        PlainProblem.write(response, PlainProblem.of(405, request), callback);
    }

    private static void text(Response response, String type, String text, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
    }
}
