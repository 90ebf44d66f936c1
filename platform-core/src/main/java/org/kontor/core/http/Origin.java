package org.kontor.core.http;

import java.net.URI;
import org.eclipse.jetty.server.Request;
import org.kontor.core.config.HttpConfig;

/**
 * Where a request comes from and how it came.
 *
 * @param address the caller's address, as the connection or a trusted proxy says
 * @param secure whether it came by TLS, to this server or to the one before it
 * @param local whether it came from this very machine, to a name of this machine
 * @param own what a browser calls this server: scheme, name and port
 */
record Origin(String address, boolean secure, boolean local, String own) {
    static final String PROPERTY = Origin.class.getName();

    static Origin of(Request request, HttpConfig config) {
        String host = Request.getServerName(request);
        boolean local = host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("127.0.0.1")
                || host.equals("[::1]")
                || host.equals("::1");
        URI known = config.publicUrl().orElse(null);
        String own = known == null
                ? request.getHttpURI().getScheme() + "://"
                        + request.getHttpURI().getAuthority()
                : known.getScheme() + "://" + known.getRawAuthority();
        boolean secure = request.isSecure() || own.startsWith("https://");
        return new Origin(Request.getRemoteAddr(request), secure, local, own);
    }
}
