package org.kontor.core.record;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Term;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.TermPath;

/** The records behind one reference of a page, loaded along. */
final class Expansion {
    /** The references to go on with from an expanded record. */
    record Branch(Map<String, Branch> below) {}

    /** A record that was loaded along; its line is null when it is missing or out of sight. */
    record Found(Reading reading, @Nullable Line line) {}

    private final Reading.Item item;
    private final Map<String, Branch> below;
    private final Reading from;
    private final Map<EntityName, Reading> readings = new HashMap<>();
    private final Map<Ref, Line> lines = new HashMap<>();

    /**
     * @throws BadValue when a reference further on does not exist or may not be read
     */
    Expansion(Reading from, Reading.Item item, Map<String, Branch> below) throws BadValue {
        this.from = from;
        this.item = item;
        this.below = below;
        List<EntityName> targets = item.field().field().targets();
        if (targets.size() == 1) {
            Optional<Reading> target = open(targets.getFirst());
            if (target.isEmpty() && !below.isEmpty()) {
                throw Catalog.unknownField(item.path());
            }
        } else if (!below.isEmpty()) {
            throw Catalog.unknownField(item.path());
        }
    }

    /** Puts paths such as {@code account.owner} into the tree of what is expanded. */
    static Map<String, Branch> tree(Catalog catalog, EntityMeta entity, List<Term<?>> terms) throws BadValue {
        Map<String, Branch> root = new LinkedHashMap<>();
        for (Term<?> term : terms) {
            TermPath path = catalog.resolve(term);
            if (path.entity() != entity || path.bucket() != null) {
                throw Catalog.unknownField(path.path());
            }
            Map<String, Branch> at = root;
            for (FieldMeta hop : path.hops()) {
                at = at.computeIfAbsent(hop.name(), any -> new Branch(new LinkedHashMap<>()))
                        .below();
            }
            at.computeIfAbsent(path.last().name(), any -> new Branch(new LinkedHashMap<>()));
        }
        return root;
    }

    Reading.Item item() {
        return item;
    }

    /** How records of an entity are read here, if any of them can be. */
    Optional<Reading> reading(EntityName entity) {
        try {
            return open(entity);
        } catch (BadValue unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Reading> open(EntityName entity) throws BadValue {
        Reading known = readings.get(entity);
        if (known != null) {
            return Optional.of(known);
        }
        Asking asking = from.source().asking();
        EntityMeta meta = asking.catalog().findMeta(entity).orElse(null);
        if (meta == null || !RowCondition.mayRead(asking, meta, from.source().isWhole())) {
            return Optional.empty();
        }
        Reading reading = from.along(from.source().other(meta));
        reading.addAll();
        for (Map.Entry<String, Branch> next : below.entrySet()) {
            reading.expand(next.getKey(), next.getValue().below());
        }
        readings.put(entity, reading);
        return Optional.of(reading);
    }

    void put(Ref ref, Line line) {
        lines.put(ref, line);
    }

    /** What was loaded for a reference; without one, that there is nothing, where it has one target. */
    Optional<Found> find(@Nullable Object value) {
        EntityName entity = value instanceof Ref ref
                ? ref.entity()
                : item.field().isOpen() ? null : item.field().field().targets().getFirst();
        Reading reading = entity == null ? null : readings.get(entity);
        return Optional.ofNullable(reading).map(found -> new Found(found, value == null ? null : lines.get(value)));
    }
}
