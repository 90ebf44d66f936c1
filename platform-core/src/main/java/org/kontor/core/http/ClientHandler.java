package org.kontor.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.kontor.core.plugin.UiFiles;

/**
 * The web client: its page, at each address that is the client's own, and its files. They lie in a jar on the class path; a
 * server without it has no client.
 */
final class ClientHandler {
    private static final String FOLDER = "/META-INF/kontor-ui/";
    private static final String NONCE = "__NONCE__";
    private static final String DEVELOPMENT = "__DEVELOPMENT__";
    private static final Pattern HASHES = Pattern.compile("'sha256-[A-Za-z0-9+/=]+'( 'sha256-[A-Za-z0-9+/=]+')*");

    /**
     * Styles that the page makes itself bear a word that each page has anew (CSP Level 3). Scripts come from files alone; the one
     * that is none, and says where plugins' modules find what they share with the client, is known by its hash.
     */
    private static final String POLICY = "default-src 'self'; script-src 'self'" + scripts() + DEVELOPMENT
            + "; style-src 'self' 'nonce-" + NONCE + "'"
            + DEVELOPMENT + "; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'" + DEVELOPMENT
            + "; worker-src 'self' blob:; frame-src 'self';"
            + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /** Files outside the folders of those that are served. */
    private static final Set<String> BESIDE = Set.of("/favicon.svg", "/licences.txt");

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript;charset=utf-8",
            "mjs", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json",
            "txt", "text/plain;charset=utf-8",
            "woff2", "font/woff2",
            "bcmap", "application/octet-stream",
            "tgz", "application/octet-stream");

    /** A file as it is sent; what is compressed was so when the client was built. */
    private record StoredFile(byte[] content, @Nullable String coding) {}

    private static final StoredFile NONE = new StoredFile(new byte[0], null);

    private final DevelopmentDoor development;
    private final @Nullable String page = readPage();
    private final Map<String, StoredFile> files = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    ClientHandler(DevelopmentDoor development) {
        this.development = development;
    }

    /** Serves a file of the client, or its page to a browser that asks for one; answers whether it did. */
    boolean serve(String path, Request request, Response response, Callback callback, RequestFacts facts) {
        if (page == null) {
            return false;
        }
        if (path.startsWith("/assets/") || path.startsWith("/ui/sdk/") || BESIDE.contains(path)) {
            return file(path.substring(1), request, response, callback, facts);
        }
        if (path.startsWith("/api/")
                || path.startsWith(UiFiles.ROOT)
                || !accepts(request, HttpHeader.ACCEPT, "text/html")) {
            return false;
        }
        facts.route("/");
        byte[] drawn = new byte[18];
        random.nextBytes(drawn);
        String nonce = Base64.getUrlEncoder().encodeToString(drawn);
        Optional<DevelopmentModule> module = development.find(request);
        response.getHeaders()
                .put(
                        "Content-Security-Policy",
                        POLICY.replace(NONCE, nonce)
                                .replace(
                                        DEVELOPMENT,
                                        module.map(found -> " " + found.origin())
                                                .orElse("")));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        response.getHeaders().put(HttpHeader.VARY, "Accept");
        byte[] html = page.replace(NONCE, nonce)
                .replace(DEVELOPMENT, module.map(DevelopmentModule::toString).orElse(""))
                .getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, html.length);
        response.write(true, ByteBuffer.wrap(html), callback);
        return true;
    }

    private boolean file(String name, Request request, Response response, Callback callback, RequestFacts facts) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || name.contains("..")) {
            return false;
        }
        StoredFile file = stored(name, request);
        if (file == NONE) {
            return false;
        }
        facts.route("/assets/");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
        if (file.coding() != null) {
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, file.coding());
        }
        // the name of a file in assets/ has its content's hash in it
        boolean isForever = name.startsWith("assets/");
        response.getHeaders()
                .put(
                        HttpHeader.CACHE_CONTROL,
                        isForever ? "public, max-age=31536000, immutable" : "public, max-age=86400");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, file.content().length);
        response.write(true, ByteBuffer.wrap(file.content()), callback);
        return true;
    }

    private StoredFile stored(String name, Request request) {
        for (Map.Entry<String, String> coding : List.of(Map.entry("br", ".br"), Map.entry("gzip", ".gz"))) {
            if (accepts(request, HttpHeader.ACCEPT_ENCODING, coding.getKey())) {
                StoredFile file = stored(name + coding.getValue(), coding.getKey());
                if (file != NONE) {
                    return file;
                }
            }
        }
        return stored(name, (String) null);
    }

    /** What is not there is not remembered, since anybody may ask for anything. */
    private StoredFile stored(String name, @Nullable String coding) {
        StoredFile known = files.get(name);
        if (known != null) {
            return known;
        }
        StoredFile found = load(name, coding);
        if (found != NONE) {
            files.put(name, found);
        }
        return found;
    }

    private static boolean accepts(Request request, HttpHeader header, String wanted) {
        return request.getHeaders().getCSV(header, false).stream().anyMatch(each -> each.startsWith(wanted));
    }

    private static StoredFile load(String name, @Nullable String coding) {
        return read(name).map(content -> new StoredFile(content, coding)).orElse(NONE);
    }

    private static @Nullable String readPage() {
        return read("index.html")
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .orElse(null);
    }

    /** The hashes of scripts in the page, which the build of the client wrote beside it. */
    private static String scripts() {
        return read("csp-hashes.txt")
                .map(content -> new String(content, StandardCharsets.US_ASCII).strip())
                .filter(hashes -> HASHES.matcher(hashes).matches())
                .map(hashes -> " " + hashes)
                .orElse("");
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream in = ClientHandler.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
