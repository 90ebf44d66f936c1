package org.kontor.core.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Net;
import org.kontor.core.config.NetworkConfig;

/** Sends requests to addresses that were found and checked before: it looks up no name itself and follows nothing. */
final class HttpRoom implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final int BUFFER = 8192;

    private static final DnsResolver NOBODY = new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException("Addresses are found before they are checked: " + host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    };

    private final NetworkConfig config;
    private @Nullable CloseableHttpClient client;

    HttpRoom(NetworkConfig config) {
        this.config = config;
    }

    Net.Response send(Net.Request request, String scheme, InetAddress address, String host, int port)
            throws IOException {
        HttpUriRequestBase sent = request(request);
        HttpHost target = new HttpHost(scheme, address, host, port);
        long until = System.nanoTime() + config.timeout().toNanos();
        try (ClassicHttpResponse answer = client().executeOpen(target, sent, null)) {
            Map<String, String> headers = new HashMap<>();
            for (Header header : answer.getHeaders()) {
                headers.put(
                        header.getName().toLowerCase(Locale.ROOT), header.getValue() == null ? "" : header.getValue());
            }
            return new Net.Response(answer.getCode(), headers, body(answer.getEntity(), until));
        } catch (ConnectTimeoutException nobody) {
            ConnectException notThere = new ConnectException(nobody.getMessage());
            notThere.initCause(nobody);
            throw notThere;
        }
    }

    private static HttpUriRequestBase request(Net.Request request) {
        requireToken(request.method());
        URI uri = request.uri();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        HttpUriRequestBase sent = new HttpUriRequestBase(request.method().toUpperCase(Locale.ROOT), uri);
        sent.setPath(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        String type = null;
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            requireToken(header.getKey());
            boolean plain = header.getValue().chars().allMatch(each -> each == '\t' || (each >= ' ' && each != 0x7f));
            if (!plain) {
                throw new IllegalArgumentException("The header " + header.getKey() + " holds control characters");
            }
            sent.setHeader(header.getKey(), header.getValue());
            if (header.getKey().equalsIgnoreCase("Content-Type")) {
                type = header.getValue();
            }
        }
        if (request.body().length > 0) {
            sent.setEntity(new ByteArrayEntity(
                    request.body(), type == null ? null : org.apache.hc.core5.http.ContentType.parse(type)));
        }
        return sent;
    }

    private static void requireToken(String text) {
        if (!TOKEN.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a word of HTTP: " + text);
        }
    }

    /** All of it, within the time and the length that there are. */
    private byte[] body(@Nullable HttpEntity entity, long until) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream in = entity.getContent()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
                if (all.size() > config.maxAnswer()) {
                    throw new IOException("The answer is longer than kontor.network.max-answer");
                }
                if (System.nanoTime() - until > 0) {
                    throw new IOException("The answer took longer than kontor.network.timeout");
                }
            }
            return all.toByteArray();
        }
    }

    private synchronized CloseableHttpClient client() {
        CloseableHttpClient now = client;
        if (now == null) {
            Timeout timeout = Timeout.of(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            now = HttpClients.custom()
                    .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                            .setDnsResolver(NOBODY)
                            .setDefaultConnectionConfig(ConnectionConfig.custom()
                                    .setConnectTimeout(timeout)
                                    .setSocketTimeout(timeout)
                                    .build())
                            .build())
                    .setDefaultRequestConfig(RequestConfig.custom()
                            .setResponseTimeout(timeout)
                            .setConnectionRequestTimeout(timeout)
                            .setProtocolUpgradeEnabled(false)
                            .build())
                    .setConnectionReuseStrategy((request, response, context) -> false)
                    .setUserAgent("Kontor")
                    .disableRedirectHandling()
                    .disableAutomaticRetries()
                    .disableCookieManagement()
                    .disableAuthCaching()
                    .disableContentCompression()
                    .build();
            client = now;
        }
        return now;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close(CloseMode.IMMEDIATE);
            client = null;
        }
    }
}
