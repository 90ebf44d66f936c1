package org.kontor.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Row;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.IndexRow;
import org.kontor.core.record.IndexRows;
import org.kontor.core.record.Shop;

/** What the index tells of a list with words while it is at work. */
class ListedTest {
    @TempDir
    private Path folder;

    /** Keys that are made as soon as they are let. */
    private static final class Held implements RecordKeys {
        private final Semaphore gate = new Semaphore(Integer.MAX_VALUE);

        void hold() {
            gate.drainPermits();
        }

        void letGo() {
            gate.release(Integer.MAX_VALUE / 2);
        }

        @Override
        public Set<String> fields(EntityMeta entity) {
            return Shelves.KEYS.fields(entity);
        }

        @Override
        public String version(EntityMeta entity) {
            return "1";
        }

        @Override
        public List<String> of(EntityMeta entity, IndexRow row) {
            gate.acquireUninterruptibly();
            return Shelves.KEYS.of(entity, row);
        }
    }

    @Test
    @Tag("SRC-02")
    void whatWasFoundStaysFoundWhileTheIndexIsBehindOrMadeAnew() {
        Held held = new Held();
        try (Shelves shelves = new Shelves(Dialect.H2);
                SearchIndex index =
                        SearchIndex.in(IndexFolders.in(folder), shelves.shop.database, shelves.shop.log, held)) {
            IndexRows rows = new IndexRows(shelves.shop.reader);
            Search search = new Search(index, shelves.shop.database, rows);
            assertThat(listed(search)).isEqualTo(new Listed.Unready(List.of()));
            index.use(rows);
            Set<UUID> all = IntStream.range(0, 20)
                    .mapToObj(i -> zhang(shelves).ref().id())
                    .collect(Collectors.toSet());
            shelves.caughtUp(index);
            assertThat(ids(listed(search), Listed.These.class)).isEqualTo(all);
            // made anew beside, and held up in the midst of it
            held.hold();
            index.rebuild();
            Shelves.until(() -> assertThat(held.gate.hasQueuedThreads()).isTrue());
            assertThat(ids(listed(search), Listed.These.class)).isEqualTo(all);
            // and what is written meanwhile is late
            UUID late = zhang(shelves).ref().id();
            assertThat(ids(listed(search), Listed.SoFar.class)).isEqualTo(all);
            held.letGo();
            all.add(late);
            shelves.caughtUp(index);
            assertThat(ids(listed(search), Listed.These.class)).isEqualTo(all);
        }
    }

    @Test
    @Tag("R-06")
    void anIndexThatIsDamagedWhileItIsReadIsAnsweredWithoutAndMadeAnew() throws IOException {
        try (Shelves shelves = new Shelves(Dialect.H2)) {
            IndexRows rows = new IndexRows(shelves.shop.reader);
            Set<UUID> all = IntStream.range(0, 300)
                    .mapToObj(i -> zhang(shelves).ref().id())
                    .collect(Collectors.toSet());
            int damaged = 0;
            for (int seed = 0; seed < 12; seed++) {
                Path own = folder.resolve("own" + seed);
                try (SearchIndex index = shelves.open(own)) {
                    Search search = new Search(index, shelves.shop.database, rows);
                    shelves.caughtUp(index);
                    noise(own, seed);
                    if (listed(search) instanceof Listed.Unready) {
                        damaged++;
                        Shelves.until(() -> assertThat(listed(search)).isInstanceOf(Listed.These.class));
                        assertThat(ids(listed(search), Listed.These.class)).isEqualTo(all);
                    }
                }
            }
            assertThat(damaged).isPositive();
        }
    }

    /** Damages the largest file under whoever reads it. */
    private static void noise(Path folder, int seed) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path largest = files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(largest.toFile(), "rw")) {
                Random random = new Random(seed);
                byte[] noise = new byte[(int) file.length() / 3];
                random.nextBytes(noise);
                file.seek(random.nextInt((int) file.length() / 2));
                file.write(noise);
            }
        }
    }

    private static Row zhang(Shelves shelves) {
        return shelves.create(Shop.CUSTOMER, Shop.NAME.to("张成"), Shop.CITY.to("Praha"));
    }

    private static Listed listed(Search search) {
        return search.listed(Shelves.ROOT, Shop.CUSTOMER, "zhangcheng");
    }

    private static Set<UUID> ids(Listed listed, Class<? extends Listed> kind) {
        assertThat(listed).isInstanceOf(kind);
        return Set.copyOf(
                switch (listed) {
                    case Listed.These these -> these.ids();
                    case Listed.SoFar soFar -> soFar.ids();
                    default -> throw new AssertionError("none of " + listed);
                });
    }
}
