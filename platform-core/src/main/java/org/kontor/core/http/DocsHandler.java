package org.kontor.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The page on which the REST interface can be tried; all its files come from this server. */
final class DocsHandler {
    static final String ROOT = "/api/docs/";
    private static final String OWN = "/org/kontor/core/http/docs/";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html;charset=utf-8",
            "docs.css", "text/css;charset=utf-8",
            "docs.js", "text/javascript;charset=utf-8",
            "swagger-ui.css", "text/css;charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript;charset=utf-8",
            "favicon-32x32.png", "image/png");

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** Serves a file of the page, unless the address names none. */
    boolean serve(String path, Request request, Response response, Callback callback, RequestFacts facts) {
        if (path.equals("/api/docs")) {
            Response.sendRedirect(request, response, callback, ROOT);
            return true;
        }
        String name = !path.startsWith(ROOT) ? "" : path.equals(ROOT) ? "index.html" : path.substring(ROOT.length());
        String type = TYPES.get(name);
        byte[] file = type == null ? null : files.computeIfAbsent(name, DocsHandler::read);
        if (type == null || file == null) {
            return false;
        }
        facts.route("/api/docs/");
        response.getHeaders().put("Content-Security-Policy", POLICY);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, file.length);
        response.write(true, ByteBuffer.wrap(file), callback);
        return true;
    }

    private static byte @Nullable [] read(String name) {
        boolean own = name.equals("index.html") || name.startsWith("docs.");
        String path = own ? OWN + name : "/META-INF/resources/webjars/swagger-ui/" + version() + "/" + name;
        try (InputStream in = DocsHandler.class.getResourceAsStream(path)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }

    private static String version() {
        try (InputStream in =
                DocsHandler.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "");
        } catch (IOException e) {
            return "";
        }
    }
}
