package org.kontor.api;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * The network, guarded: a name is resolved once, every address it stands for is checked, and that address is connected to.
 * Private, local and otherwise special addresses are refused unless the administrator allows them by {@code
 * kontor.network.allow}. There is one in {@link Task#outside} and in a {@link Background}, and nowhere else; it is closed,
 * with every socket of it, when that ends. A plugin opens no sockets of its own.
 *
 * {@snippet class="org.kontor.example.TelephonyPlugin" region="outside"}
 */
public interface Net {
    /**
     * A request by HTTP. Immutable; every method that sets something answers a copy.
     *
     * @param method such as GET; upper case
     * @param uri with http or https, a host, and neither user nor password in it
     * @param headers by name
     * @param body what is sent; empty for none
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, read once
    record Request(String method, URI uri, Map<String, String> headers, byte[] body) {
        public Request {
            Objects.requireNonNull(method, "method");
            Objects.requireNonNull(uri, "uri");
            Objects.requireNonNull(body, "body");
            headers = Map.copyOf(headers);
        }

        public static Request get(URI uri) {
            return new Request("GET", uri, Map.of(), new byte[0]);
        }

        /** Sends a body of a type, such as {@code application/json}. */
        public static Request post(URI uri, String type, byte[] body) {
            return new Request("POST", uri, Map.of("Content-Type", type), body);
        }

        /** With one more header; a header of that name is replaced. */
        public Request header(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return new Request(method, uri, more, body);
        }
    }

    /**
     * What was answered. Redirections are answers like others: follow one by sending a request of its own.
     *
     * @param headers by name in lower case; of several with one name the last
     * @param body all of it; a longer one than {@code kontor.network.max-answer} is an IOException
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, read once
    record Response(int status, Map<String, String> headers, byte[] body) {
        public Response {
            Objects.requireNonNull(body, "body");
            headers = Map.copyOf(headers);
        }

        /** A header, however its name is spelled. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @throws IOException when the address is refused, nobody answers in time, or the answer is too long
     */
    Response send(Request request) throws IOException;

    /**
     * A connection to what is no HTTP, such as a telephone system. Reading from it waits as long as the request timeout says.
     *
     * @throws IOException when the address is refused or nobody answers in time
     */
    Socket connect(String host, int port) throws IOException;

    /**
     * The same by TLS, with a certificate that is valid for the host.
     *
     * @throws IOException when the address is refused, nobody answers in time, or the certificate does not fit
     */
    Socket connectTls(String host, int port) throws IOException;

    /** The same for libraries that take a factory of sockets: it makes guarded ones. TLS goes on top of them. */
    SocketFactory sockets();
}
