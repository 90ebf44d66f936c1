package org.kontor.core.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** A socket that connects to checked addresses alone, whoever calls its methods. */
final class GuardedSocket extends Socket {
    private final GuardedNet net;

    GuardedSocket(GuardedNet net) {
        this.net = net;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        if (!(endpoint instanceof InetSocketAddress wanted)) {
            throw new RefusedAddress("Only hosts and ports are connected to, not " + endpoint);
        }
        net.check();
        InetAddress given = wanted.getAddress();
        InetAddress address;
        if (given == null) {
            address = net.guard().addresses(wanted.getHostString(), wanted.getPort())[0];
        } else {
            net.guard().check(wanted.getHostString(), given, wanted.getPort());
            address = given;
        }
        int patience = net.timeoutMillis();
        super.connect(
                new InetSocketAddress(address, wanted.getPort()), timeout > 0 ? Math.min(timeout, patience) : patience);
        net.touch();
        setSoTimeout(patience);
    }
}
