package org.kontor.core.move;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.record.JsonBytes;
import org.kontor.core.record.Selection;
import org.kontor.core.record.SensitiveReads;

/** The configuration of this installation, as somebody may read it, in one transaction. Read entity by entity, once it is asked for. */
final class Here {
    private static final int PAGE = 100;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final Engine engine;
    private final Movable movable;
    private final Wording wording;
    private final Meaning meaning;
    private final Transaction transaction;
    private final Access access;
    private final SensitiveReads sensitive;
    private final Map<EntityName, Map<UUID, Found>> found = new HashMap<>();
    private final Map<EntityName, Map<String, List<Found>>> byKey = new HashMap<>();
    private final Map<EntityName, Map<UUID, Found>> staying = new HashMap<>();
    private final Set<UUID> asked = new HashSet<>();

    /**
     * A record.
     *
     * @param json as REST writes it
     */
    record Found(EntityMeta entity, UUID id, long version, ObjectNode json) {}

    /** What is there is read with an access, and what of it is sensitive is told. */
    Here(Engine engine, Meaning meaning, Transaction transaction, Access access, SensitiveReads sensitive) {
        this.engine = engine;
        this.movable = new Movable(engine.catalog());
        this.wording = new Wording(movable);
        this.meaning = meaning;
        this.transaction = transaction;
        this.access = access;
        this.sensitive = sensitive;
    }

    /** Whether records of an entity may be read at all. */
    boolean mayRead(EntityMeta entity) {
        return !access.rights(entity.name(), Verb.READ).isEmpty();
    }

    /** What of an entity's records moves and may be read. */
    List<FieldMeta> fields(EntityMeta entity) {
        ReadableTerms readable = new ReadableTerms(engine.catalog(), access);
        return movable.fields(entity).stream()
                .filter(field -> readable.reads(field.field()))
                .toList();
    }

    /** The records of an entity. */
    List<Found> all(EntityMeta entity) {
        return List.copyOf(read(entity).values());
    }

    private Map<UUID, Found> read(EntityMeta entity) {
        Map<UUID, Found> known = found.get(entity.name());
        if (known != null) {
            return known;
        }
        Map<UUID, Found> all = new HashMap<>();
        found.put(entity.name(), all);
        read(entity, entity.declared().moving(), all);
        return all;
    }

    /** Those that stay, where others may name them all the same. */
    private Map<UUID, Found> staying(EntityMeta entity) {
        if (!Meaning.isNamed(entity)) {
            return Map.of();
        }
        Map<UUID, Found> known = staying.get(entity.name());
        if (known != null) {
            return known;
        }
        Map<UUID, Found> all = new HashMap<>();
        staying.put(entity.name(), all);
        read(entity, entity.declared().moving().not(), all);
        return all;
    }

    private void read(EntityMeta entity, Condition which, Map<UUID, Found> all) {
        List<Term<?>> fields = new ArrayList<>();
        fields(entity).forEach(field -> fields.add(field.field()));
        if (!mayRead(entity) || fields.isEmpty()) {
            return;
        }
        Selection selection = new Selection(fields, List.of(), false);
        Query query = Query.of(entity.name()).where(which).limit(PAGE);
        String next;
        do {
            JsonNode page = page(query, selection);
            for (JsonNode each : page.path("records")) {
                UUID id = UUID.fromString(each.path("id").asText());
                all.put(id, new Found(entity, id, each.path("version").asLong(), (ObjectNode) each));
            }
            next = page.path("next").isTextual() ? page.path("next").textValue() : null;
            query = next == null ? query : query.after(next);
        } while (next != null);
    }

    private JsonNode page(Query query, Selection selection) {
        try (JsonBytes page = engine.json().page(access, query, selection).answer(transaction, sensitive)) {
            return JSON.readTree(
                    page.buffer().array(),
                    page.buffer().arrayOffset() + page.buffer().position(),
                    page.buffer().remaining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What names a record in every installation, if it moves, or is there wherever its plugin is. */
    Optional<ArrayNode> key(EntityName entity, UUID id) {
        EntityMeta meta = movable.find(entity.toString()).orElse(null);
        Found record =
                meta == null ? null : read(meta).getOrDefault(id, staying(meta).get(id));
        if (record == null || !asked.add(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(key(record));
        } catch (Unmoved e) {
            return Optional.empty();
        } finally {
            asked.remove(id);
        }
    }

    /** What names a record in every installation. */
    ArrayNode key(Found record) throws Unmoved {
        ArrayNode key = JsonNodeFactory.instance.arrayNode();
        boolean isEmpty = true;
        for (FieldMeta field : movable.key(record.entity())) {
            JsonNode value = value(record, field);
            isEmpty &= value.isNull();
            key.add(value);
        }
        if (isEmpty) {
            throw new Unmoved(Message.of("system.move_unnamed", "nothing stands in what names it"));
        }
        return key;
    }

    /** A field's value as a file says it. */
    JsonNode value(Found record, FieldMeta field) throws Unmoved {
        JsonNode raw = record.json().path(field.name());
        if (raw.isMissingNode() || raw.isNull()) {
            return NullNode.getInstance();
        }
        FieldMeta meant = meaning.of(field, record.json());
        return plain(wording.out(meant, meaning.unfolded(field, meant, raw), this::key));
    }

    /** The same, however its numbers were made. */
    static JsonNode plain(JsonNode json) {
        return tree(json.toString());
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A record as a file says it.
     *
     * @throws Unmoved when a part of it does not move: half a record would say something else
     */
    ObjectNode moved(Found record) throws Unmoved {
        Optional<Message> stays = meaning.stays(record.entity(), record.json());
        if (stays.isPresent()) {
            throw new Unmoved(stays.get());
        }
        ArrayNode key = key(record);
        if (named(record.entity(), key).size() > 1) {
            throw new Unmoved(Message.of("system.move_same_name", "others are named the same"));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (FieldMeta field : fields(record.entity())) {
            try {
                json.set(field.name(), value(record, field));
            } catch (Unmoved e) {
                throw new Unmoved(new BadValue(e.reason()).about(field.name()).reason());
            }
        }
        return json;
    }

    /** The records of that key, of which there should be one at most. */
    List<Found> named(EntityMeta entity, ArrayNode key) {
        Map<String, List<Found>> all = byKey.get(entity.name());
        if (all == null) {
            all = new HashMap<>();
            for (Found record : read(entity).values()) {
                String name = name(record);
                if (name != null) {
                    all.computeIfAbsent(name, first -> new ArrayList<>()).add(record);
                }
            }
            byKey.put(entity.name(), all);
        }
        return all.getOrDefault(key.toString(), List.of());
    }

    private @Nullable String name(Found record) {
        try {
            return key(record).toString();
        } catch (Unmoved e) {
            return null;
        }
    }

    /** The record of that key. */
    Optional<UUID> id(EntityName entity, ArrayNode key) {
        return movable.find(entity.toString())
                .map(meta -> nameable(meta, key))
                .filter(all -> all.size() == 1)
                .map(all -> all.getFirst().id());
    }

    /** The records that a reference of that key may mean: those that move, and those that stay and are named the same everywhere. */
    List<Found> nameable(EntityMeta entity, ArrayNode key) {
        List<Found> all = named(entity, key);
        return all.isEmpty()
                ? staying(entity).values().stream()
                        .filter(record -> key.toString().equals(name(record)))
                        .toList()
                : all;
    }
}
