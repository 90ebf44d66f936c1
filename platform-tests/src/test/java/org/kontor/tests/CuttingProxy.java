package org.kontor.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands between a server and its database, and cuts the connections at a moment that a test names. */
final class CuttingProxy implements AutoCloseable {
    /** What becomes of the next words on each connection. */
    enum Cut {
        NOTHING,
        /** What the server says never reaches the database. */
        QUESTION,
        /** The database does what it was told, and its answer is lost. */
        ANSWER
    }

    private final int database;
    private final ServerSocket entrance;
    private volatile Cut cut = Cut.NOTHING;

    private CuttingProxy(int database) throws IOException {
        this.database = database;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** @param database the database's port on this machine */
    static CuttingProxy before(int database) throws IOException {
        CuttingProxy proxy = new CuttingProxy(database);
        Thread.ofPlatform().daemon().name("cutting-proxy").start(proxy::serve);
        return proxy;
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** From now on. */
    void cut(Cut next) {
        cut = next;
    }

    private void serve() {
        while (!entrance.isClosed()) {
            try {
                Socket server = entrance.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), database);
                Thread.ofVirtual().start(() -> pass(server, behind, Cut.QUESTION));
                Thread.ofVirtual().start(() -> pass(behind, server, Cut.ANSWER));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, Cut here) {
        byte[] words = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(words); length >= 0 && cut != here; length = in.read(words)) {
                out.write(words, 0, length);
            }
        } catch (IOException gone) {
            // the other direction was cut
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
