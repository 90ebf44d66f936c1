package org.kontor.core.http;

import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** Believes what a request says of its origin only when it comes from a proxy that the configuration names. */
final class TrustedProxies implements HttpConfiguration.Customizer {
    private final List<Network> networks;
    private final ForwardedRequestCustomizer forwarded = new ForwardedRequestCustomizer();

    TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(Network::parse).toList();
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        boolean trusted = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress from
                && from.getAddress() != null
                && networks.stream().anyMatch(network -> network.contains(from.getAddress()));
        return trusted ? forwarded.customize(request, responseHeaders) : request;
    }
}
