package org.kontor.core.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name; tests give names of their own. */
@FunctionalInterface
public interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;

    /** As the machine finds them. */
    static Names ofTheMachine() {
        return InetAddress::getAllByName;
    }
}
