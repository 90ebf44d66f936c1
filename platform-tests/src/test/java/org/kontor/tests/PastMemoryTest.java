package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.naming.NamingPlugin;

/** A list of records as they were takes memory for each of its records and names, not for each pair of them. */
@OnEachDatabase
@Tag("S-85")
class PastMemoryTest {
    private static final ManualClock clock = ManualClock.at("2027-03-01T10:00:00Z");

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(NamingPlugin.class).clock(clock);

    private static final int MANY = 1000;
    private static final String ORDERS = "records/naming/order";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aListOfThenWhosePartsNameManyRecordsIsThatOfNowAndTakesNotMuchMore() {
        List<String> goods = bulk(
                "records/naming/good",
                numbers().map(i -> object("label", "good " + i).toString()));
        List<String> orders = bulk(
                ORDERS,
                numbers()
                        .map(i -> object("number", "order " + i, "items", array(object("good", goods.get(i))))
                                .toString()));
        String then = clock.instant().toString();
        clock.advance(Duration.ofMinutes(1));
        String list = ORDERS + "?limit=" + MANY + "&sort=number";
        JsonNode before = read(list);
        long ofNow = taken(list);
        bulk(
                ORDERS,
                orders.stream()
                        .limit(MANY / 2)
                        .map(id -> object("id", id, "version", 1, "number", "other", "items", array())
                                .toString()));

        assertThat(read(list + "&as_of=" + then)).isEqualTo(before);
        assertThat(before.at("/records/0/items/0/good/title").asText()).isEqualTo("good 0");
        assertThat(taken(list + "&as_of=" + then)).isLessThan(4 * ofNow);
    }

    private static Stream<Integer> numbers() {
        return IntStream.range(0, MANY).boxed();
    }

    private static JsonNode read(String path) {
        return platform.admin().get(path).expect(200).json();
    }

    /** How many bytes all threads took while this was asked, the second time. */
    private static long taken(String path) {
        read(path);
        long begin = THREADS.getTotalThreadAllocatedBytes();
        read(path);
        return THREADS.getTotalThreadAllocatedBytes() - begin;
    }

    private static List<String> bulk(String path, Stream<String> lines) {
        List<String> ids = new ArrayList<>();
        platform.admin()
                .send(
                        "POST",
                        path + "/bulk?atomic=true",
                        lines.collect(Collectors.joining("\n")),
                        "application/x-ndjson")
                .expect(200)
                .lines()
                .forEach(line -> ids.add(line.path("id").asText()));
        return ids;
    }
}
