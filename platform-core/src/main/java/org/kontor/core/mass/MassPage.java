package org.kontor.core.mass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.core.record.MassOutcome;

/**
 * Some of the records that a mass change is about, and what became of each.
 *
 * @param number its place among the pages, from 0
 */
record MassPage(int number, List<Item> items) {
    /** So many records stand on a page. */
    static final int SIZE = 200;

    /** Nothing was done yet. */
    static final char OPEN = 'o';
    /** Others stood against it; it is tried again when these have come. */
    static final char AGAIN = 'a';

    static final char WRITTEN = 'w';
    static final char SAME = 's';
    static final char PASSED = 'p';
    static final char LEFT = 'l';

    /**
     * One record.
     *
     * @param of which version of it is taken back; 0 where nothing is
     * @param version the version that was made of it, where it was written
     */
    record Item(UUID id, long of, char state, long version) {
        static Item of(UUID id) {
            return new Item(id, 0, OPEN, 0);
        }

        boolean isOpen() {
            return state == OPEN || state == AGAIN;
        }

        private String text() {
            return id + " " + of + " " + state + " " + version;
        }

        private static Item parse(String text) {
            String[] parts = text.split(" ", -1);
            return new Item(
                    UUID.fromString(parts[0]), Long.parseLong(parts[1]), parts[2].charAt(0), Long.parseLong(parts[3]));
        }
    }

    MassPage {
        items = List.copyOf(items);
    }

    static MassPage parse(int number, String text) {
        return new MassPage(number, text.lines().map(Item::parse).toList());
    }

    String text() {
        return String.join("\n", items.stream().map(Item::text).toList());
    }

    List<Item> open() {
        return items.stream().filter(Item::isOpen).toList();
    }

    /** The same, when something was done. */
    MassPage with(List<MassOutcome> outcomes, boolean isLast) {
        Map<UUID, MassOutcome> byId = new HashMap<>();
        outcomes.forEach(outcome -> byId.put(outcome.record(), outcome));
        List<Item> next = new ArrayList<>();
        for (Item item : items) {
            MassOutcome outcome = byId.get(item.id());
            next.add(
                    outcome == null ? item : new Item(item.id(), item.of(), state(outcome, isLast), outcome.version()));
        }
        return new MassPage(number, next);
    }

    private static char state(MassOutcome outcome, boolean isLast) {
        return switch (outcome.kind()) {
            case WRITTEN -> WRITTEN;
            case SAME -> SAME;
            case PASSED -> PASSED;
            case LEFT -> isLast ? LEFT : AGAIN;
        };
    }
}
