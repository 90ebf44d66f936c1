package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.kontor.testing.TestClient;

/** Reads a stream of events, one by one. */
final class Listener implements AutoCloseable {
    /** What is heard last, when the server has ended the stream. */
    static final String END = "the end";

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    Listener(TestClient client, String path) {
        response = client.open(path);
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            List<String> event = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    event.add(line);
                } else if (!event.isEmpty()) {
                    heard.add(String.join("\n", event));
                    event.clear();
                }
            }
        } catch (IOException brokenOff) {
            heard.add("broken off");
        }
        heard.add(END);
    }

    /** The next event, within ten seconds; signs of life are none. */
    String next() throws InterruptedException {
        String next = heard.poll(10, TimeUnit.SECONDS);
        while (next != null && next.equals(":")) {
            next = heard.poll(10, TimeUnit.SECONDS);
        }
        assertThat(next).as("an event").isNotNull();
        return next;
    }

    /** The id of a stream's first event. */
    String ready() throws InterruptedException {
        String ready = next();
        assertThat(ready).contains("event: ready");
        return id(ready);
    }

    /** What was heard and not asked for yet. */
    Collection<String> waiting() {
        return Collections.unmodifiableCollection(heard);
    }

    Optional<String> type() {
        return response.headers().firstValue("Content-Type");
    }

    /** The id of an event. */
    static String id(String event) {
        return event.lines()
                .filter(line -> line.startsWith("id: "))
                .findFirst()
                .orElseThrow()
                .substring(4);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
