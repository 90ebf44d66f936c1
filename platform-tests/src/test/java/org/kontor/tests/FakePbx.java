package org.kontor.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A telephone system that keeps what it is told, and answers by the number's last digit: 1 well, 2 busy, 3 not, 4 never. */
final class FakePbx implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private FakePbx(ServerSocket server) {
        this.server = server;
    }

    static FakePbx start() {
        try {
            FakePbx pbx = new FakePbx(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofPlatform().daemon().name("fake-pbx").start(pbx::serve);
            return pbx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Every line that came in. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                switch (line.charAt(line.length() - 1)) {
                    case '1' -> say(socket, "OK\n");
                    case '2' -> say(socket, "BUSY\n");
                    case '4' -> {
                        // silence, with the line open
                    }
                    default -> {
                        return;
                    }
                }
            }
        } catch (IOException gone) {
            // whoever called has hung up
        }
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
