package org.kontor.core.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request; never bodies, and of addresses only the route, since values may be about people. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("kontor.access");

    private final Metrics metrics;

    AccessLog(Metrics metrics) {
        this.metrics = metrics;
    }

    void write(Request request, Response response, RequestFacts facts) {
        String method = known(request.getMethod());
        int status = response.getStatus();
        long millis = facts.nanos() / 1_000_000;
        long bytes = Response.getContentBytesWritten(response);
        String id = facts.user();
        String user = id == null ? "-" : id;
        metrics.request(method, facts.route(), status, facts.nanos());
        LOG.atInfo()
                .addKeyValue("request", facts.id())
                .addKeyValue("method", method)
                .addKeyValue("route", facts.route())
                .addKeyValue("status", status)
                .addKeyValue("ms", millis)
                .addKeyValue("bytes", bytes)
                .addKeyValue("user", user)
                .log("{} {} {} {} ms {} B {} {}", method, facts.route(), status, millis, bytes, user, facts.id());
    }

    /** A method is text from outside; only the usual ones become a label of the figures. */
    private static String known(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "REPORT" -> method;
            default -> "other";
        };
    }
}
