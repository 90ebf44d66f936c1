package org.kontor.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One keep-alive connection that sends a request and reads its answer whole. Whoever measures shares two cores with what is
 * measured, and a library for clients costs a multiple of this.
 */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final String head;

    Wire(Server server, String token) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        head = "Host: localhost:" + server.port() + "\r\nAuthorization: Bearer " + token
                + "\r\nAccept: application/json\r\n";
    }

    String get(String path) throws IOException {
        return send("GET", path, "", "");
    }

    String post(String path, String json) throws IOException {
        return send("POST", path, "Content-Type: application/json\r\n", json);
    }

    /** Changes a record of a version. */
    String patch(String path, long version, String json) throws IOException {
        return send(
                "PATCH", path, "Content-Type: application/merge-patch+json\r\nIf-Match: \"" + version + "\"\r\n", json);
    }

    private String send(String method, String path, String headers, String body) throws IOException {
        begin(method, path, headers, body);
        String status = line();
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith("content-length:")) {
                length = Integer.parseInt(
                        name.substring("content-length:".length()).strip());
            }
        }
        String answer = new String(length < 0 ? chunks() : in.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IllegalStateException(method + " " + path + ": " + status + " " + answer);
        }
        return answer;
    }

    /** Asks for a stream, of which {@link #line} reads the lines. */
    void open(String path) throws IOException {
        begin("GET", path, "", "");
        String status = line();
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IllegalStateException(path + ": " + status);
        }
    }

    private void begin(String method, String path, String headers, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(512 + content.length);
        String length = method.equals("GET") ? "" : "Content-Length: " + content.length + "\r\n";
        out.writeBytes((method + " " + path + " HTTP/1.1\r\n" + head + headers + length + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(content);
        socket.getOutputStream().write(out.toByteArray());
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            out.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return out.toByteArray();
    }

    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException();
            }
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
