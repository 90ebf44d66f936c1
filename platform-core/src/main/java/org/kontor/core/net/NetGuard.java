package org.kontor.core.net;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.kontor.core.config.NetworkConfig;

/** Says which addresses may be connected to, and opens guarded networks. */
public final class NetGuard {
    /** The longest answer, and how long one waits; what a guarded network goes by. */
    private final NetworkConfig config;

    private final List<Allowed> allowed;
    private final Names names;

    public NetGuard(NetworkConfig config, Names names) {
        this.config = config;
        this.allowed = Allowed.of(config.allow());
        this.names = names;
    }

    /** A network for one piece of work. */
    public GuardedNet open() {
        return new GuardedNet(this);
    }

    NetworkConfig config() {
        return config;
    }

    /**
     * The addresses of a host, looked up this once; all of them may be connected to.
     *
     * @throws IOException when one of them may not, or there is none
     */
    InetAddress[] addresses(String host, int port) throws IOException {
        if (port < 1 || port > 65_535) {
            throw new RefusedAddress("There is no port " + port);
        }
        InetAddress[] found = names.addresses(host);
        for (InetAddress address : found) {
            check(host, address, port);
        }
        return found;
    }

    /** Refuses an address that is special and not allowed. */
    void check(String host, InetAddress address, int port) throws RefusedAddress {
        if (Special.is(address) && allowed.stream().noneMatch(each -> each.opens(host, address, port))) {
            throw new RefusedAddress("The address " + host + ":" + port
                    + " is private or special; an administrator may allow it by kontor.network.allow");
        }
    }
}
