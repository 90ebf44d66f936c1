package org.kontor.core.http;

import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.CookieCompliance;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.kontor.core.config.ConfigurationError;
import org.kontor.core.config.ConfigurationFault;
import org.kontor.core.config.HttpConfig;
import org.kontor.core.config.MetricsConfig;
import org.kontor.core.plugin.CallWatch;

/** The process's door to the network. It outlives platforms: each request is handled by the one that is current. */
public final class HttpServer implements AutoCloseable {
    private static final int HEADER_SIZE = 16 * 1024;
    private static final int IDLE_MILLIS = 60_000;
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);
    private static final String HOST = "kontor.http.host";
    private static final String PORT = "kontor.http.port";

    private final Server server;
    private final ServerConnector connector;

    /**
     * @param development whether administrators may load modules of plugins from their own machines
     * @param readers how many connections to the database read at the same time
     * @param platform takes a lease on the platform that is current
     */
    public HttpServer(
            HttpConfig config,
            MetricsConfig metricsConfig,
            boolean development,
            Health health,
            Metrics metrics,
            int readers,
            CallWatch watch,
            Supplier<HeldApplication> platform) {
        // two more than requests may run, for the connector's own acceptor and selector; Jetty's own queue would ask
        // the whole of JMX for the width of a cache line, which is a twentieth of a start
        QueuedThreadPool threads = new QueuedThreadPool(
                config.threads() + 2, Math.min(8, config.threads()), IDLE_MILLIS, new LinkedBlockingQueue<>());
        threads.setName("http");
        threads.setDetailedDump(false);
        this.server = new Server(threads);
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration(config)));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(
                Math.min(LONGEST_IDLE.toMillis(), config.requestTimeout().toMillis()));
        connector.setAcceptQueueSize(256);
        connector.setShutdownIdleTimeout(1000);
        server.addConnector(connector);
        SecurityHeaders security = new SecurityHeaders(config.publicUrl()
                .filter(url -> "https".equals(url.getScheme()))
                .isPresent());
        server.setErrorHandler(new PlainProblem(security));
        RootHandler root = new RootHandler(
                health,
                new MetricsDoor(config, metrics, metricsConfig.token(), platform),
                new PlatformHandler(config, platform, new Gate(readers, threads), watch, new Spares(threads)),
                new PluginFilesHandler(platform),
                new ClientHandler(new DevelopmentDoor(development, config, platform)));
        server.setHandler(new GracefulHandler(
                new BodyFirst(new RequestFrame(config, security, new AccessLog(metrics), compressing(root)))));
        server.setStopTimeout(config.stopTimeout().toMillis());
        server.setStopAtShutdown(false);
    }

    private static HttpConfiguration configuration(HttpConfig config) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_SIZE);
        http.setResponseHeaderSize(HEADER_SIZE);
        http.setUriCompliance(UriCompliance.RFC3986);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setRequestCookieCompliance(CookieCompliance.RFC6265);
        http.setRelativeRedirectAllowed(true);
        http.addCustomizer(new TrustedProxies(config.trustedProxies()));
        return http;
    }

    /** Answers only: a body that unpacks to a multiple of its size is refused by not being understood. */
    private static Handler compressing(Handler next) {
        CompressionHandler compression = new CompressionHandler(next);
        compression.putCompression(new GzipCompression());
        compression.putConfiguration(
                "/*",
                CompressionConfig.builder()
                        .compressIncludeMimeType("application/json")
                        .compressIncludeMimeType("application/problem+json")
                        .compressIncludeMimeType("application/x-ndjson")
                        .compressIncludeMimeType("text/html")
                        .compressIncludeMimeType("text/css")
                        .compressIncludeMimeType("text/javascript")
                        .compressIncludeMethod("GET")
                        .compressIncludeMethod("POST")
                        // it holds a secret beside text that a caller may choose, which the length would betray
                        .compressExcludePath("/api/v1/session")
                        .decompressExcludePath("/*")
                        .build());
        return compression;
    }

    /**
     * Opens the port.
     *
     * @throws ConfigurationError where the port or the address is not to be had
     */
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw refused(e);
        }
    }

    private RuntimeException refused(Exception failure) {
        String place = connector.getHost() + ":" + connector.getPort();
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String reason = String.valueOf(cause.getMessage());
        if (cause instanceof UnresolvedAddressException
                || cause instanceof UnknownHostException
                || reason.contains("assign requested address")) {
            return fault(
                    HOST,
                    place,
                    "this machine has no such address",
                    "set " + HOST + " (KONTOR_HTTP_HOST) to one it has, or to 0.0.0.0 for all");
        }
        if (cause instanceof BindException && reason.contains("in use")) {
            return fault(
                    PORT,
                    place,
                    "another program listens there",
                    "end that one, or set " + PORT + " (KONTOR_HTTP_PORT) to a free port, as in --" + PORT + "=8081");
        }
        if (cause instanceof SocketException) {
            return fault(
                    PORT,
                    place,
                    "the system does not let us listen there: " + reason,
                    "set " + PORT + " (KONTOR_HTTP_PORT) to another port; those below 1024 are the system's own");
        }
        return new IllegalStateException("Cannot listen on " + place + ": " + failure.getMessage(), failure);
    }

    private static ConfigurationError fault(String key, String place, String reason, String mend) {
        return new ConfigurationError(List.of(new ConfigurationFault(key, place, reason, mend)));
    }

    /** The port that it listens on, also where any free one was asked for. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Takes no more requests and lets those that run come to their end, as long as the configuration says. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop in order", e);
        }
    }
}
