package org.kontor.core.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.kontor.api.Net;

/** The network for one piece of work; closing it closes every connection that it opened. */
public final class GuardedNet implements Net, AutoCloseable {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final NetGuard guard;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final HttpRoom http;
    private volatile boolean touched;
    private volatile boolean closed;

    GuardedNet(NetGuard guard) {
        this.guard = guard;
        this.http = new HttpRoom(guard.config());
    }

    /** Whether anything was connected to: then nobody knows by an exception what has happened there. */
    public boolean isTouched() {
        return touched;
    }

    @Override
    public Response send(Request request) throws IOException {
        check();
        URI uri = request.uri();
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        boolean secure = scheme.equalsIgnoreCase("https");
        if (!secure && !scheme.equalsIgnoreCase("http")) {
            throw new RefusedAddress("Only http and https are spoken, not " + scheme);
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new RefusedAddress("An address has a host, and neither user nor password: " + uri);
        }
        int port = uri.getPort() == -1 ? secure ? HTTPS_PORT : HTTP_PORT : uri.getPort();
        String host = bare(uri.getHost());
        InetAddress[] addresses = guard.addresses(host, port);
        ConnectException last = new ConnectException("No address of " + host);
        for (InetAddress address : addresses) {
            boolean before = touched;
            touched = true;
            try {
                return http.send(request, secure ? "https" : "http", address, host, port);
            } catch (ConnectException | UnknownHostException notThere) {
                touched = before;
                last = new ConnectException(notThere.getMessage());
                last.addSuppressed(notThere);
            }
        }
        throw last;
    }

    @Override
    public Socket connect(String host, int port) throws IOException {
        return sockets().createSocket(bare(host), port);
    }

    @Override
    public Socket connectTls(String host, int port) throws IOException {
        Socket plain = connect(host, port);
        try {
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            SSLSocket secure = (SSLSocket) factory.createSocket(plain, bare(host), port, true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    @Override
    public SocketFactory sockets() {
        check();
        return new GuardedSockets(this);
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    Socket socket() {
        check();
        sockets.removeIf(Socket::isClosed);
        GuardedSocket socket = new GuardedSocket(this);
        sockets.add(socket);
        return socket;
    }

    NetGuard guard() {
        return guard;
    }

    int timeoutMillis() {
        return (int) guard.config().timeout().toMillis();
    }

    void touch() {
        touched = true;
    }

    void check() {
        if (closed) {
            throw new IllegalStateException("This network was used after the work that it was given for had ended");
        }
    }

    @Override
    public void close() {
        closed = true;
        http.close();
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // it is of no use to anybody any more
            }
        }
    }
}
