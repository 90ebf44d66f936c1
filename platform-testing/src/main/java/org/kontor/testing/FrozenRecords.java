package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.opentest4j.TestAbortedException;

/** Attacks frozen records: over REST, line by line, by the plugin's own actions, and by another plugin in its own right. */
final class FrozenRecords {
    private static final int ATTACKED = 3;
    private static final int STEPS = 4;

    private final PlatformExtension platform;
    private final Samples samples;

    FrozenRecords(PlatformExtension platform, Samples samples) {
        this.platform = platform;
        this.samples = samples;
    }

    void check(EntityMeta entity) {
        samples.of(entity);
        for (Rule rule : entity.rules()) {
            if (rule instanceof Rule.Frozen frozen) {
                check(entity, frozen);
            }
        }
    }

    private void check(EntityMeta entity, Rule.Frozen frozen) {
        List<JsonNode> held = held(entity, frozen);
        for (int i = 0; i < STEPS && held.isEmpty(); i++) {
            samples.listed(entity).forEach(record -> act(entity, record));
            held = held(entity, frozen);
        }
        if (held.isEmpty()) {
            throw new TestAbortedException("no record of " + entity + " is frozen, whatever actions run on it");
        }
        try (Intruder intruder = Intruder.beside(platform, entity)) {
            held.stream().limit(ATTACKED).forEach(record -> attack(entity, frozen, record, intruder));
        }
    }

    private List<JsonNode> held(EntityMeta entity, Rule.Frozen frozen) {
        return samples.listed(entity).stream()
                .filter(record -> NaiveCondition.holds(entity, frozen.condition(), record))
                .toList();
    }

    private void attack(EntityMeta entity, Rule.Frozen frozen, JsonNode record, Intruder intruder) {
        String id = record.path("id").asText();
        String path = SampleRecords.path(entity) + "/" + id;
        Set<String> open = frozen.open().stream().map(Field::name).collect(Collectors.toSet());
        JsonNode before = closed(read(path).json(), open);
        for (FieldMeta field : SampleRecords.writable(entity)) {
            if (!open.contains(field.name()) && !field.isParts()) {
                JsonNode value = samples.maker().other(field);
                ObjectNode line =
                        Json.object("id", id, "version", read(path).json().path("version"));
                line.set(field.name(), value);
                platform.admin().patch(path, read(path).etag(), Json.object(field.name(), value));
                bulk(entity, line);
                if (!field.field().isRequired()) {
                    intruder.clear(entity, id, field.name());
                }
            }
        }
        bulk(entity, Json.object("id", id, "version", read(path).json().path("version"), "delete", true));
        platform.admin().delete(path, read(path).etag());
        intruder.delete(entity, id);
        act(entity, record);
        // asked of each door at once: whatever it answered, the record is as it was
        assertThat(closed(platform.admin().get(path).expect(200).json(), open))
                .as("%s %s, which is frozen", entity, id)
                .isEqualTo(before);
    }

    private Answer read(String path) {
        return platform.admin().get(path).expect(200);
    }

    private void bulk(EntityMeta entity, ObjectNode line) {
        platform.admin()
                .ndjson(SampleRecords.path(entity) + "/bulk", List.of(line))
                .expect(200);
    }

    /** All that is frozen of a record, what is open left out in its parts too. */
    private static JsonNode closed(JsonNode record, Set<String> open) {
        ObjectNode closed = record.deepCopy();
        closed.remove(List.of("version", "updated_at", "updated_by", "can"));
        closed.remove(open);
        closed.forEach(value -> {
            if (value instanceof ArrayNode parts) {
                parts.forEach(part -> {
                    if (part instanceof ObjectNode values) {
                        values.remove(List.of("version", "updated_at", "updated_by"));
                        values.remove(open);
                    }
                });
            }
        });
        return closed;
    }

    /** Runs what can be run without being asked for anything. */
    private void act(EntityMeta entity, JsonNode record) {
        String path = SampleRecords.path(entity) + "/" + record.path("id").asText();
        entity.actions().forEach(action -> {
            Answer now = platform.admin().get(path);
            if (now.isOk() && action.input().stream().noneMatch(Field::isRequired)) {
                platform.admin()
                        .header("If-Match", now.etag())
                        .post(path + "/actions/" + action.name().name(), Json.object());
            }
        });
    }
}
