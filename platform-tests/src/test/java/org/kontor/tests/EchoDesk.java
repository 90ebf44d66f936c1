package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.testing.Answer;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Writes boxes, and looks at what the plugin echo made of it. */
final class EchoDesk {
    static final String READER = "echo.after.every.box";
    static final String BOXES = "records/every/box";
    private static final AtomicInteger LABELS = new AtomicInteger();

    private final PlatformExtension platform;

    EchoDesk(PlatformExtension platform) {
        this.platform = platform;
    }

    /** A label that no other box has. */
    static String label(String begin) {
        return begin + " " + LABELS.incrementAndGet();
    }

    Tables tables() {
        return new Tables(platform::connect);
    }

    TestClient admin() {
        return platform.admin();
    }

    Answer box(String label) {
        return admin().post(BOXES, object("label", label, "lock_code", "4711")).expect(201);
    }

    /** Several in one transaction, so that they are read together. */
    List<String> boxes(String... labels) {
        List<JsonNode> lines = new ArrayList<>();
        for (String label : labels) {
            lines.add(object("label", label));
        }
        admin().ndjson(BOXES + "/bulk?atomic=true", lines).expect(200);
        List<String> ids = new ArrayList<>();
        for (String label : labels) {
            ids.add(page(BOXES + "?filter=label==%27" + label.replace(" ", "%20") + "%27")
                    .get(0)
                    .path("id")
                    .asText());
        }
        return ids;
    }

    JsonNode page(String address) {
        return admin().get(address).expect(200).json().path("records");
    }

    /** What was noted of a box, in the order of the log. */
    List<JsonNode> copies(String box) {
        List<JsonNode> all = new ArrayList<>();
        page("records/echo/copy?sort=entry&limit=1000&filter=box==%27" + box + "%27")
                .forEach(all::add);
        return all;
    }

    List<String> what(String box) {
        return copies(box).stream().map(copy -> copy.path("what").asText()).toList();
    }

    /** Waits until so many changes of a box are noted, and answers them. */
    List<JsonNode> copied(String box, int times) {
        Eventually.until(() -> assertThat(copies(box)).hasSizeGreaterThanOrEqualTo(times));
        return copies(box);
    }

    /** Waits until everything that was written up to now is read. */
    void settle() {
        String last = box(label("last")).id();
        copied(last, 1);
    }

    /** The sizes of the batches whose first label begins so. */
    List<Long> batches(String first) {
        List<Long> sizes = new ArrayList<>();
        page("records/echo/batch?limit=1000&sort=created_at&filter=first_label=starts=%27" + first.replace(" ", "%20")
                        + "%27")
                .forEach(batch -> sizes.add(batch.path("size").asLong()));
        return sizes;
    }

    JsonNode reader(String name) {
        for (JsonNode each : admin().get("platform/readers").expect(200).json().path("readers")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("there is no reader " + name);
    }

    /** Waits until a reader does not get on. */
    JsonNode failure(String name) {
        Eventually.until(() -> assertThat(reader(name).has("failure")).isTrue());
        return reader(name).path("failure");
    }

    Answer passOver(TestClient who, String reader, long entry) {
        return who.post("platform/readers/pass-over", object("reader", reader, "entry", entry));
    }

    /** Takes the plugin away, the server goes on. */
    void takeAway() {
        move(plugins().resolve("echo"), platform.home().resolve("away"));
    }

    void bringBack() {
        move(platform.home().resolve("away"), plugins().resolve("echo"));
    }

    /** Puts another version in its place. */
    void replace(String version) throws IOException {
        System.setProperty("kontor.test.echo.version", version);
        Files.writeString(plugins().resolve("echo").resolve("version.txt"), version);
        takeAway();
        bringBack();
    }

    private Path plugins() {
        return platform.home().resolve("plugins");
    }

    private void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        platform.kernel().reload();
    }
}
