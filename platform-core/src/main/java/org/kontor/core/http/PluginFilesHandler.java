package org.kontor.core.http;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.kontor.core.plugin.UiFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that plugins have for browsers. They are code that is the same for everybody, at addresses that hold a hash and are told
 * only to who sees what they draw, so nobody has to sign in for them; what they show comes from the REST interface.
 */
final class PluginFilesHandler {
    /** A page in a frame may run its own scripts, and reach nothing: not the client, not the server, not the network. */
    private static final String FRAME =
            "sandbox allow-scripts allow-forms; default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"
                    + " style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'none'; object-src 'none';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final Logger LOG = LoggerFactory.getLogger(PluginFilesHandler.class);

    private final Supplier<HeldApplication> platform;

    PluginFilesHandler(Supplier<HeldApplication> platform) {
        this.platform = platform;
    }

    /** Serves a file; answers whether there is one at the address. */
    boolean serve(String path, Request request, Response response, Callback callback, RequestFacts facts) {
        if (!path.startsWith(UiFiles.ROOT)) {
            return false;
        }
        Optional<UiFiles.UiFile> found = find(path);
        found.ifPresent(file -> {
            facts.route(UiFiles.ROOT);
            head(response.getHeaders(), file);
            response.write(true, ByteBuffer.wrap(file.content()), callback);
        });
        return found.isPresent();
    }

    private static void head(HttpFields.Mutable headers, UiFiles.UiFile file) {
        headers.put(HttpHeader.CONTENT_TYPE, file.type());
        headers.put(HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");
        headers.put(HttpHeader.CONTENT_LENGTH, file.content().length);
        if (file.type().startsWith("text/html")) {
            headers.put("Content-Security-Policy", FRAME);
            headers.put("X-Frame-Options", "SAMEORIGIN");
        }
        if (file.isFramed()) {
            // a page that is cut off is of no origin, and what it loads comes from another one then
            headers.put("Cross-Origin-Resource-Policy", "cross-origin");
            headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
    }

    private Optional<UiFiles.UiFile> find(String path) {
        try (HeldApplication held = platform.get()) {
            return held.application().uiFiles().find(path);
        } catch (IllegalStateException starting) {
            LOG.debug("No platform is current", starting);
            return Optional.empty();
        }
    }
}
