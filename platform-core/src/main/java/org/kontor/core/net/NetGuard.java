package org.kontor.core.net;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.kontor.core.config.NetworkConfig;

/** Says which addresses may be connected to, and opens guarded networks. */
public final class NetGuard {
    /** A host that ends in a number is an address, and programs disagree which, unless it is spelled in full. */
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(0[xX][0-9a-fA-F]*|[0-9]+)\\.?");

    private static final Pattern IN_FULL = Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");

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
        if (NUMBER.matcher(host).matches() && !IN_FULL.matcher(host).matches()) {
            throw new RefusedAddress("The address " + host + " is not spelled in full");
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
