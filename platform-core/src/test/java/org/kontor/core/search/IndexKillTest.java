package org.kontor.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Row;
import org.kontor.core.database.Dialect;
import org.kontor.core.record.IndexRows;
import org.kontor.core.record.Shop;

/** An index whose disk goes away at any write, while it is built, followed, committed, merged and made anew. */
class IndexKillTest {
    private static final String DATABASES = "org.kontor.core.database.TestDatabase#all";
    private static final int KILLS = Boolean.getBoolean("kontor.test.long") ? 1000 : 120;
    private static final String[] CITIES = {"praha", "brno", "plzen"};

    @TempDir
    private Path folder;

    private final Random random = new Random(5);
    private final Map<UUID, String> cities = new ConcurrentHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    @ParameterizedTest
    @MethodSource(DATABASES)
    @Tag("R-05")
    void afterAnyKillTheIndexOpensOrIsMadeAnewAndHoldsAll(Dialect dialect) throws IOException {
        try (Shelves shelves = new Shelves(dialect)) {
            for (int i = 0; i < 40; i++) {
                change(shelves);
            }
            int kept = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                kept += kill(shelves) ? 1 : 0;
                if (kill % 10 == 9) {
                    check(shelves);
                }
            }
            // most often what was committed before is gone on with
            assertThat(kept).isGreaterThan(KILLS / 4);
        }
    }

    /** Works until the disk is gone; answers whether an index was there before that could be gone on with. */
    private boolean kill(Shelves shelves) throws IOException {
        FailingDirectory[] opened = new FailingDirectory[1];
        Path place = folder.resolve("1");
        Filing filing = new Filing();
        IndexModel model = IndexModel.of(new IndexRows(shelves.shop.reader), Shelves.KEYS, null);
        boolean isKept = true;
        Volume volume = null;
        try {
            opened[0] = new FailingDirectory(place, 20 + random.nextInt(400));
            try {
                volume = Volume.open(opened[0], shelves.shop.database, shelves.shop.log, filing);
            } catch (Doubtful anew) {
                isKept = false;
                opened[0].close();
                IndexFolders.remove(place);
                opened[0] = new FailingDirectory(place, 20 + random.nextInt(400));
                volume = Volume.make(opened[0], shelves.shop.database, shelves.shop.log, filing, null);
            }
            while (!opened[0].isGone()) {
                change(shelves);
                while (volume.step(model)) {
                    volume.refresh();
                }
                volume.refresh();
                if (random.nextInt(3) == 0) {
                    volume.commit();
                }
            }
        } catch (IOException | RuntimeException | Doubtful killed) {
            assertThat(opened[0].isGone()).as(killed.toString()).isTrue();
        } finally {
            drop(volume);
            filing.close();
        }
        opened[0].crash(random);
        return isKept;
    }

    private static void drop(Volume volume) {
        try {
            if (volume != null) {
                volume.drop();
            }
        } catch (IOException | RuntimeException gone) {
            // as after a kill: nobody closes anything
            return;
        }
    }

    private void change(Shelves shelves) {
        String city = CITIES[random.nextInt(CITIES.length)];
        int at = rows.isEmpty() ? 0 : random.nextInt(rows.size());
        if (rows.size() < 30 || random.nextInt(3) == 0) {
            Row made = shelves.create(Shop.CUSTOMER, Shop.NAME.to("A"), Shop.CITY.to(city));
            rows.add(made);
            cities.put(made.ref().id(), city);
        } else if (random.nextBoolean()) {
            rows.set(at, shelves.update(rows.get(at), Shop.CITY.to(city)));
            cities.put(rows.get(at).ref().id(), city);
        } else {
            cities.remove(rows.get(at).ref().id());
            shelves.delete(rows.remove(at));
        }
    }

    private void check(Shelves shelves) {
        try (SearchIndex index = shelves.open(folder)) {
            shelves.caughtUp(index);
            for (String city : CITIES) {
                Set<UUID> there = cities.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(city))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
                assertThat(Shelves.byKeys(index, city)).isEqualTo(there);
            }
        }
        // the next kills go on with it
        assertThat(folder).isDirectory();
    }
}
