package org.kontor.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.kontor.api.Assignment;
import org.kontor.api.EntityName;
import org.kontor.api.Row;
import org.kontor.core.access.Access;
import org.kontor.core.access.TestAccess;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.Edit;
import org.kontor.core.record.IndexRow;
import org.kontor.core.record.IndexRows;
import org.kontor.core.record.Shop;
import org.kontor.core.record.ShopPlatform;

/** A shop whose customers are indexed, by keys of their city and the words of their name. */
final class Shelves implements AutoCloseable {
    static final Access ROOT = TestAccess.whole(UUID.randomUUID());
    private static final long PATIENCE = 30_000_000_000L;

    /** The letters of the name, and the city. */
    static final RecordKeys KEYS = new RecordKeys() {
        @Override
        public Set<String> fields(EntityMeta entity) {
            return entity.name().equals(Shop.CUSTOMER) ? Set.of("name", "city") : Set.of();
        }

        @Override
        public String version(EntityMeta entity) {
            return "1";
        }

        @Override
        public List<String> of(EntityMeta entity, IndexRow row) {
            return Stream.of(row.values().get("name"), row.values().get("city"))
                    .filter(value -> value != null)
                    .map(value -> value.toString().toLowerCase(Locale.ROOT))
                    .toList();
        }
    };

    final ShopPlatform shop;

    Shelves(Dialect dialect) {
        this.shop = new ShopPlatform(dialect);
    }

    SearchIndex open(Path folder) {
        return open(IndexFolders.in(folder));
    }

    SearchIndex open(IndexFolders folders) {
        SearchIndex index = SearchIndex.in(folders, shop.database, shop.log, KEYS);
        index.use(new IndexRows(shop.reader));
        return index;
    }

    Row create(EntityName entity, Assignment... values) {
        return shop.write(
                ROOT,
                (transaction, by) -> shop.writer
                        .create(transaction, by, entity, List.of(List.of(values)), false)
                        .getFirst());
    }

    Row update(Row row, Assignment... values) {
        return shop.write(
                ROOT,
                (transaction, by) -> shop.writer
                        .update(
                                transaction,
                                by,
                                row.ref().entity(),
                                List.of(new Edit(row.ref().id(), row.version(), List.of(values))),
                                false)
                        .getFirst());
    }

    void delete(Row row) {
        shop.write(ROOT, (transaction, by) -> {
            shop.writer.delete(
                    transaction,
                    by,
                    row.ref().entity(),
                    List.of(new Edit(row.ref().id(), row.version(), List.of())),
                    false);
            return true;
        });
    }

    /** Waits until the index holds all that was committed by now. */
    void caughtUp(SearchIndex index) {
        until(() -> {
            assertThat(index.isBuilding()).isFalse();
            assertThat(index.state().rebuilt()).isEmpty();
            assertThat(index.await(shop.log.position().seq(), 100)).isTrue();
        });
    }

    static Set<UUID> byKeys(SearchIndex index, String... terms) {
        Set<UUID> found = new HashSet<>();
        index.byKeys(Shop.CUSTOMER, List.of(terms), 10_000).forEach(hit -> found.add(hit.id()));
        return found;
    }

    static void until(Runnable assertion) {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    @Override
    public void close() {
        shop.close();
    }
}
