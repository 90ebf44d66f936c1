package org.kontor.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.NewChange;
import org.kontor.core.change.PastEntries;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Works out from the change log what a mass change took from records, and which of it somebody changed since. What follows
 * from other fields is not given back: it follows again.
 */
final class TakenBack {
    private final RecordReader reader;
    private final Transaction transaction;
    private final Undo undo;
    private final MassTaken taken;
    private final Set<String> named;

    /** Of encrypted fields, those of the records that hold something, be it readable or not. */
    private final Map<FieldMeta, Set<UUID>> holding = new HashMap<>();

    TakenBack(RecordReader reader, Transaction transaction, MassTaken taken) {
        this.reader = reader;
        this.transaction = transaction;
        this.undo = new Undo(reader.catalog());
        this.taken = taken;
        this.named = taken.named();
    }

    /**
     * What is to be done to take a change of one record back.
     *
     * @param obstacles of the fields that are left
     */
    record Way(List<Assignment> assignments, List<Obstacle> obstacles) {
        Way {
            assignments = List.copyOf(assignments);
            obstacles = List.copyOf(obstacles);
        }
    }

    /** What the log says of one record since the version that was made of it. */
    private static final class Told {
        private @Nullable ChangeEntry made;
        private final Set<FieldMeta> touched = new HashSet<>();
    }

    /** Of each record that is held. */
    Map<UUID, Way> of(Access access, EntityMeta entity, Map<UUID, Locked> held, Map<UUID, Long> versions) {
        Map<UUID, Long> asked = new HashMap<>(versions);
        asked.keySet().retainAll(held.keySet());
        Map<UUID, Told> told = new HashMap<>();
        PastEntries.since(transaction, entity.name(), asked, entry -> {
            UUID id = entry.change().record().id();
            listen(entity, told.computeIfAbsent(id, first -> new Told()), entry, asked.getOrDefault(id, 0L));
        });
        Map<UUID, Way> since = new HashMap<>();
        Licences licences = new Licences(reader, transaction, access, entity, blank(entity, asked));
        asked.keySet().forEach(id -> {
            Locked record = held.get(id);
            Told found = told.get(id);
            if (record != null) {
                since.put(id, since(access, entity, licences.of(record), record, found, asked.keySet()));
            }
        });
        return since;
    }

    private void listen(EntityMeta entity, Told told, ChangeEntry entry, long version) {
        NewChange change = entry.change();
        JsonNode changes = Undo.tree(change.changes());
        UUID mass = mass(changes);
        if (change.version() == version && taken.change().equals(mass)) {
            told.made = entry;
            return;
        }
        // whoever deletes a record and brings it back changes none of its fields
        boolean isOfFields = change.kind() == ChangeKind.UPDATED || change.kind() == ChangeKind.ACTION;
        if (change.version() > version
                && isOfFields
                && (mass == null || !taken.own().contains(mass))) {
            changes.fieldNames().forEachRemaining(name -> {
                FieldMeta field = undo.field(entity, name, change.at());
                if (field != null) {
                    told.touched.add(field);
                }
            });
        }
    }

    private static @Nullable UUID mass(JsonNode changes) {
        JsonNode mass = changes.get(NewChange.MASS);
        return mass == null || !mass.isTextual() ? null : UUID.fromString(mass.textValue());
    }

    /** What the mass change wrote, of each record, to ask who reads it. */
    private List<Edit> blank(EntityMeta entity, Map<UUID, Long> versions) {
        List<Assignment> blank = named.stream()
                .flatMap(name -> named(entity, name))
                .<Assignment>map(field -> new Assignment.Value(field.field(), null))
                .toList();
        return versions.entrySet().stream()
                .map(each -> new Edit(each.getKey(), each.getValue(), blank))
                .toList();
    }

    private Way since(
            Access access,
            EntityMeta entity,
            Licence reached,
            Locked record,
            @Nullable Told told,
            Collection<UUID> together) {
        UUID id = record.row().ref().id();
        ChangeEntry made = told == null ? null : told.made;
        if (told == null || made == null) {
            return new Way(List.of(), List.of(new Obstacle(id, null, Obstacle.Kind.FORGOTTEN, Reasons.FORGOTTEN)));
        }
        Licence licence = new Licence(
                access, reached.reading(), reached.seeing(), record.rights(), access.rights(entity.name(), Verb.SHARE));
        if (isOfUnknown(entity, made, licence)) {
            return new Way(List.of(), List.of(new Obstacle(id, null, Obstacle.Kind.REFUSED, Reasons.NOT_ALL_YOURS)));
        }
        List<Assignment> assignments = new ArrayList<>();
        List<Obstacle> obstacles = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each :
                Undo.tree(made.change().changes()).properties()) {
            FieldMeta field = undo.present(entity, each.getKey(), made.change().at());
            if (field == null) {
                gone(entity, id, each.getKey(), made, obstacles);
                continue;
            }
            if (!isGivenBack(field, licence)) {
                continue;
            }
            JsonNode sides = each.getValue();
            Object before = Undo.value(field, id, sides.get(0));
            Object after = Undo.value(field, id, sides.get(1));
            Object now = record.row().values().get(field.name());
            boolean isLost = now == null && holds(access, entity, field, id, together);
            boolean isKnown = !isLost && !isLost(field, sides.get(0), before);
            if (isKnown && Sameness.of(field, now, before)) {
                continue;
            }
            if (told.touched.contains(field)) {
                obstacles.add(new Obstacle(id, field.name(), Obstacle.Kind.CHANGED_SINCE, Reasons.FIELD_CHANGED_SINCE));
            } else if (!isKnown || isLost(field, sides.get(1), after)) {
                obstacles.add(new Obstacle(id, field.name(), Obstacle.Kind.DAMAGED, Reasons.DAMAGED));
            } else if (!Sameness.of(field, now, after)) {
                obstacles.add(new Obstacle(id, field.name(), Obstacle.Kind.CHANGED_SINCE, Reasons.FIELD_CHANGED_SINCE));
            } else {
                assignments.add(new Assignment.Value(field.field(), before));
            }
        }
        Set<String> said = new HashSet<>(
                Assigner.fields(assignments).stream().map(Field::name).toList());
        obstacles.forEach(each -> said.add(String.valueOf(each.field())));
        for (String name : named) {
            FieldMeta field = named(entity, name).findFirst().orElse(null);
            if (field == null || licence.reads(field) || said.contains(name) || !isGivenBack(field, licence)) {
                continue;
            }
            // nor does taking back tell whether what nobody here reads was changed at all
            Object now = record.row().values().get(name);
            if (told.touched.contains(field)) {
                obstacles.add(new Obstacle(id, name, Obstacle.Kind.CHANGED_SINCE, Reasons.FIELD_CHANGED_SINCE));
            } else if (now == null && holds(access, entity, field, id, together)) {
                obstacles.add(new Obstacle(id, name, Obstacle.Kind.DAMAGED, Reasons.DAMAGED));
            } else {
                assignments.add(new Assignment.Value(field.field(), now));
            }
        }
        return new Way(assignments, obstacles);
    }

    /** A field that was to be changed, as far as it is there and not retired. */
    private static Stream<FieldMeta> named(EntityMeta entity, String name) {
        return entity.find(name).filter(field -> !field.field().isRetired()).stream();
    }

    /** What was asked for and is not there any more is left; what only followed from that is not spoken of. */
    private void gone(EntityMeta entity, UUID id, String written, ChangeEntry made, List<Obstacle> obstacles) {
        undo.last(entity, written, made.change().at())
                .filter(taken.asked()::contains)
                .ifPresent(name -> obstacles.add(
                        new Obstacle(id, taken.namesGone() ? name : null, Obstacle.Kind.GONE, Reasons.FIELD_GONE)));
    }

    /** Whether the log keeps a value that cannot be decrypted. */
    private static boolean isLost(FieldMeta field, @Nullable JsonNode kept, @Nullable Object value) {
        return field.isEncrypted() && value == null && kept != null && !kept.isNull();
    }

    /** Whether there is an encrypted value, of which reading says that there is none: then it cannot be decrypted. */
    private boolean holds(Access access, EntityMeta entity, FieldMeta field, UUID id, Collection<UUID> together) {
        if (!field.isEncrypted()) {
            return false;
        }
        return holding.computeIfAbsent(
                        field,
                        first -> reader.declared(
                                transaction,
                                access,
                                entity,
                                entity.name()
                                        .self()
                                        .in(together.stream()
                                                .map(each -> Ref.of(entity.name(), each))
                                                .toList())
                                        .and(field.field().isEmpty().not()),
                                together.size()))
                .contains(id);
    }

    /** Whether a field was to be changed of which whoever takes it back does not know: it is not named to them. */
    private boolean isOfUnknown(EntityMeta entity, ChangeEntry made, Licence licence) {
        Stream<FieldMeta> fields = named.isEmpty()
                ? Undo.tree(made.change().changes()).properties().stream()
                        .map(each -> undo.present(
                                entity, each.getKey(), made.change().at()))
                        .filter(Objects::nonNull)
                : named.stream().flatMap(name -> named(entity, name));
        return fields.anyMatch(field -> isGivenBack(field, licence) && !licence.isKnown(field));
    }

    private boolean isGivenBack(FieldMeta field, Licence licence) {
        return field.isWritable()
                && !field.isParts()
                && (named.isEmpty() || named.contains(field.name()) || licence.mayWrite(field));
    }
}
