package org.kontor.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.api.Net;
import org.kontor.core.config.NetworkConfig;

/** The guarded network reaches the open internet and what was allowed, however an address is spelled. */
class NetTest {
    private static HttpServer server;
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            REQUESTS.incrementAndGet();
            byte[] body = ("host " + exchange.getRequestHeaders().getFirst("Host")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/long", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[10_000];
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(piece);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static NetGuard guard(Names names, String... allow) {
        return new NetGuard(new NetworkConfig(List.of(allow), Duration.ofSeconds(2), 50_000), names);
    }

    private static GuardedNet net(String... allow) {
        return guard(Names.ofTheMachine(), allow).open();
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "017700000001",
                "localhost",
                "LOCALHOST.",
                "0.0.0.0",
                "0",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[fe80::1]",
                "[fd00::1]",
                "[ff02::1]",
                "[fec0::1]",
                "169.254.169.254",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255"
            })
    void privatePlacesAreRefusedHoweverTheyAreSpelled(String host) {
        int before = REQUESTS.get();
        int port = server.getAddress().getPort();
        try (GuardedNet net = net()) {
            assertThatThrownBy(() -> net.send(Net.Request.get(URI.create("http://" + host + ":" + port + "/"))))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> net.connect(host, port)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> net.sockets().createSocket().connect(new InetSocketAddress("127.0.0.1", port)))
                    .isInstanceOf(RefusedAddress.class);
            assertThat(net.isTouched()).isFalse();
        }
        assertThat(REQUESTS).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                "http:///",
                "http://a_b/",
                "http://someone@example.org/",
                "http://example.org:99999/",
                "//example.org/"
            })
    void onlyHttpToAHostIsSpoken(String address) {
        try (GuardedNet net = net()) {
            assertThatThrownBy(() -> net.send(Net.Request.get(URI.create(address))))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatTheAdministratorAllowsIsReached() throws IOException {
        int port = server.getAddress().getPort();
        for (String allow : List.of("127.0.0.1", "127.0.0.1:" + port, "127.0.0.0/8")) {
            try (GuardedNet net = net(allow)) {
                Net.Response answer = net.send(Net.Request.get(URI.create(address("/x?y=z"))));
                assertThat(answer.status()).isEqualTo(200);
                assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("host 127.0.0.1:" + port);
                assertThat(net.isTouched()).isTrue();
            }
        }
        try (GuardedNet net = net("127.0.0.1:1", "pbx.lan", "[::1]:" + port)) {
            assertThatThrownBy(() -> net.connect("127.0.0.1", port)).isInstanceOf(RefusedAddress.class);
        }
    }

    @Test
    void aNameThatChangesItsAddressIsAskedOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Names rebinding = host -> {
            if (!host.equals("rebind.example")) {
                throw new UnknownHostException(host);
            }
            // an open address for the check, and the machine itself for whoever asks again
            return new InetAddress[] {InetAddress.ofLiteral(asked.incrementAndGet() == 1 ? "192.0.3.7" : "127.0.0.1")};
        };
        int before = REQUESTS.get();
        int port = server.getAddress().getPort();
        try (GuardedNet net = guard(rebinding).open()) {
            assertThatThrownBy(() -> net.send(Net.Request.get(URI.create("http://rebind.example:" + port + "/"))))
                    .isInstanceOf(IOException.class);
        }
        assertThat(asked).hasValue(1);
        assertThat(REQUESTS).hasValue(before);
    }

    @Test
    void aNameWithOnePrivateAddressAmongOpenOnesIsRefused() {
        Names mixed = host -> new InetAddress[] {InetAddress.ofLiteral("192.0.3.7"), InetAddress.ofLiteral("10.1.2.3")};
        try (GuardedNet net = guard(mixed).open()) {
            assertThatThrownBy(() -> net.connect("mixed.example", 80)).isInstanceOf(RefusedAddress.class);
        }
    }

    @Test
    void aNameThatWasAllowedIsReachedByItsName() throws Exception {
        Names lan = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        int port = server.getAddress().getPort();
        try (GuardedNet net = guard(lan, "pbx.lan:" + port).open();
                Socket socket = net.connect("PBX.lan", port)) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void aRedirectionIsAnAnswerAndIsNotFollowed() throws IOException {
        try (GuardedNet net = net("127.0.0.1")) {
            Net.Response answer = net.send(Net.Request.get(URI.create(address("/away"))));
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("location")).hasValue("http://169.254.169.254/");
        }
    }

    @Test
    void anAnswerHasALongestLength() {
        try (GuardedNet net = net("127.0.0.1")) {
            assertThatThrownBy(() -> net.send(Net.Request.get(URI.create(address("/long")))))
                    .hasMessageContaining("max-answer");
        }
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForLong() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                GuardedNet net = net("127.0.0.1")) {
            long begun = System.nanoTime();
            assertThatThrownBy(() ->
                            net.send(Net.Request.get(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"))))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(ConnectException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(net.isTouched()).isTrue();
        }
    }

    @Test
    void headersHoldNoLinesOfTheirOwn() {
        try (GuardedNet net = net("127.0.0.1")) {
            Net.Request request = Net.Request.get(URI.create(address("/"))).header("X-A", "b\r\nX-C: d");
            assertThatThrownBy(() -> net.send(request)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void itIsOfNoUseAfterItsWorkHasEnded() {
        GuardedNet net = net("127.0.0.1");
        net.close();
        assertThatThrownBy(() -> net.connect("127.0.0.1", 80)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(net::sockets).isInstanceOf(IllegalStateException.class);
    }
}
