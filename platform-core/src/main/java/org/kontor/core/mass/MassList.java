package org.kontor.core.mass;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kontor.api.Condition;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.Access;
import org.kontor.core.database.Fault;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.task.KernelTask;

/**
 * Writes down which records a mass change is about: those that answer its question at one moment, or those that the one wrote
 * that it takes back, the last first. They go by a file, since nothing is written while the moment is read, and a million of
 * them is not held in memory. Who is killed begins again.
 */
final class MassList {
    private static final String STEP = "list";
    /** So many pages are written in one transaction. */
    private static final int AT_ONCE = 25;

    private final KernelTask task;
    private final UUID id;
    private long listed;

    MassList(KernelTask task, UUID id) {
        this.task = task;
        this.id = id;
    }

    void write(Row change) {
        task.held(STEP, records -> MassWork.mapper(records).forget(id));
        Ref undone = change.find(MassChange.UNDOES).orElse(null);
        if (undone == null) {
            ofQuestion(change);
        } else {
            ofUndone(undone.id());
        }
        Fault.point("mass.listed");
        task.held(STEP, records -> MassWork.mapper(records).listed(id, listed));
    }

    private void ofQuestion(Row change) {
        try {
            Path file = Files.createTempFile("kontor-mass", ".ids");
            try {
                long count = read(change, file);
                write(file, count);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long read(Row change, Path file) throws IOException {
        Catalog catalog = task.stage().catalog();
        EntityMeta entity = MassOrder.entity(catalog, change);
        Access now = task.stage().policy().of(task.actor());
        Condition where = MassOrder.condition(catalog, now, change);
        boolean newestFirst = change.get(MassChange.KIND).equals(MassChange.DELETES);
        long[] count = new long[1];
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            task.stage().data().reading(task.actor(), (transaction, access) -> {
                task.stage().data().massReads().each(transaction, access, entity, where, newestFirst, each -> {
                    put(out, each);
                    count[0]++;
                });
                return count[0];
            });
        }
        return count[0];
    }

    private static void put(DataOutputStream out, UUID each) {
        try {
            out.writeLong(each.getMostSignificantBits());
            out.writeLong(each.getLeastSignificantBits());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file, long count) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int number = 0;
            List<MassPage> pages = new ArrayList<>();
            List<MassPage.Item> items = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                items.add(MassPage.Item.of(new UUID(in.readLong(), in.readLong())));
                if (items.size() == MassPage.SIZE || i == count - 1) {
                    pages.add(new MassPage(number++, items));
                    items.clear();
                }
                if (pages.size() == AT_ONCE || i == count - 1) {
                    write(pages);
                    pages.clear();
                }
            }
        }
    }

    private void write(List<MassPage> pages) {
        List<MassPage> some = List.copyOf(pages);
        task.held(STEP, records -> {
            some.forEach(page -> MassWork.mapper(records).insert(id, page.number(), page.text()));
            return some.size();
        });
        some.forEach(page -> listed += page.items().size());
    }

    private void ofUndone(UUID undone) {
        Integer last = task.read(records -> MassWork.mapper(records).last(undone));
        int number = 0;
        for (int from = last == null ? -1 : last; from >= 0; from--) {
            int place = from;
            String items = task.read(records -> MassWork.mapper(records).items(undone, place));
            List<MassPage.Item> written = items == null
                    ? List.of()
                    : MassPage.parse(place, items).items().stream()
                            .filter(item -> item.state() == MassPage.WRITTEN)
                            .map(item -> new MassPage.Item(item.id(), item.version(), MassPage.OPEN, 0))
                            .toList()
                            .reversed();
            if (!written.isEmpty()) {
                write(List.of(new MassPage(number++, written)));
            }
        }
    }
}
