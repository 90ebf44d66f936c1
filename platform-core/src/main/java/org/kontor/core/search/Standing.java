package org.kontor.core.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.core.change.Position;

/**
 * How far an index is, as it is written down with each commit of Lucene's: together with what is indexed, or not at all.
 */
final class Standing {
    private static final String EPOCH = "epoch";
    private static final String SEQ = "seq";
    private static final String ANALYSIS = "analysis";
    private static final String TEXTS = "texts";
    private static final String COMPLETE = "complete";
    private static final String ENTITY = "entity:";

    /**
     * An entity in the index.
     *
     * @param told what its documents depend on, see {@link SearchedEntity#told}
     * @param round by which round of indexing they were put there
     * @param isBuilding whether that round is under way still
     * @param last up to which record it came; null where it begins
     */
    record Indexed(
            String told,
            long round,
            boolean isBuilding,
            @Nullable UUID last) {
        Indexed upTo(UUID record) {
            return new Indexed(told, round, true, record);
        }

        Indexed done() {
            return new Indexed(told, round, false, null);
        }

        private String text() {
            return round + " " + (isBuilding ? "b" : "d") + " " + (last == null ? "-" : last) + " " + told;
        }

        private static Indexed read(String text) {
            String[] parts = text.split(" ", 4);
            return new Indexed(
                    parts[3],
                    Long.parseLong(parts[0]),
                    parts[1].equals("b"),
                    parts[2].equals("-") ? null : UUID.fromString(parts[2]));
        }
    }

    private final Map<EntityName, Indexed> entities = new TreeMap<>(Comparator.comparing(EntityName::toString));
    private Position position;
    private long texts;
    private boolean complete;

    /** @param texts up to which text of a file there is nothing to be told */
    Standing(Position position, long texts) {
        this.position = position;
        this.texts = texts;
    }

    /** What a commit says; empty where it says nothing that this version understands. */
    static Optional<Standing> read(@Nullable Map<String, String> data) {
        if (data == null || !Integer.toString(Analysis.VERSION).equals(data.get(ANALYSIS))) {
            return Optional.empty();
        }
        try {
            Map<String, String> said = new HashMap<>(data);
            Standing standing = new Standing(
                    new Position(
                            UUID.fromString(said.getOrDefault(EPOCH, "")), Long.parseLong(said.getOrDefault(SEQ, ""))),
                    Long.parseLong(said.getOrDefault(TEXTS, "0")));
            standing.complete = said.containsKey(COMPLETE);
            said.forEach((key, value) -> {
                if (key.startsWith(ENTITY)) {
                    standing.entities.put(EntityName.parse(key.substring(ENTITY.length())), Indexed.read(value));
                }
            });
            return Optional.of(standing);
        } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }

    Map<String, String> data() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put(ANALYSIS, Integer.toString(Analysis.VERSION));
        data.put(EPOCH, position.epoch().toString());
        data.put(SEQ, Long.toString(position.seq()));
        data.put(TEXTS, Long.toString(texts));
        if (complete) {
            data.put(COMPLETE, "yes");
        }
        entities.forEach((entity, indexed) -> data.put(ENTITY + entity, indexed.text()));
        return data;
    }

    Position position() {
        return position;
    }

    void moveTo(long seq) {
        position = new Position(position.epoch(), seq);
    }

    /** Up to which text of a file it was told of those that were read. */
    long texts() {
        return texts;
    }

    void textsMoveTo(long seq) {
        texts = seq;
    }

    /** Whether each record was indexed once: what is searched then is at most behind. */
    boolean isComplete() {
        return complete;
    }

    void complete() {
        complete = true;
    }

    Map<EntityName, Indexed> entities() {
        return Map.copyOf(entities);
    }

    @Nullable
    Indexed find(EntityName entity) {
        return entities.get(entity);
    }

    void put(EntityName entity, Indexed indexed) {
        entities.put(entity, indexed);
    }

    void remove(EntityName entity) {
        entities.remove(entity);
    }

    /** The next entity whose round is under way. */
    @Nullable
    EntityName building() {
        return entities.entrySet().stream()
                .filter(each -> each.getValue().isBuilding())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
