package org.kontor.core.net;

import java.net.ConnectException;

/** An address that may not be connected to; nothing was sent. */
final class RefusedAddress extends ConnectException {
    private static final long serialVersionUID = 1L;

    RefusedAddress(String reason) {
        super(reason);
    }
}
