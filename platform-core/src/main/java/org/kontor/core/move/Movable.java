package org.kontor.core.move;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Which entities are configuration, and what of their records moves. Each entity says so itself, whoever brings it. */
final class Movable {
    private final Catalog catalog;
    private final SortedMap<String, EntityMeta> entities = new TreeMap<>();

    Movable(Catalog catalog) {
        this.catalog = catalog;
        catalog.all().stream()
                .filter(entity -> entity.declared().isConfiguration() && !entity.isPart())
                .forEach(entity -> entities.put(entity.name().toString(), entity));
    }

    Catalog catalog() {
        return catalog;
    }

    /** All of them, by name. */
    List<EntityMeta> entities() {
        return List.copyOf(entities.values());
    }

    /** One by its name. */
    Optional<EntityMeta> find(String name) {
        return Optional.ofNullable(entities.get(name));
    }

    private boolean moves(EntityName name) {
        return catalog.findMeta(name)
                .filter(entity -> entity.declared().isConfiguration())
                .isPresent();
    }

    /** What names a record. */
    List<FieldMeta> key(EntityMeta entity) {
        return entity.declared().key().stream()
                .map(field -> entity.get(field.name()))
                .toList();
    }

    /** What of its records stands in a file, in the order of forms. */
    List<FieldMeta> fields(EntityMeta entity) {
        return entity.declaredFields().stream()
                .filter(field -> field.isWritable() && stays(field).isEmpty())
                .toList();
    }

    /** What parts consist of. */
    EntityMeta part(FieldMeta field) {
        return catalog.get(field.field().targets().getFirst());
    }

    /** Why a field that people fill stays where it is, if it does. */
    Optional<Message> stays(FieldMeta field) {
        List<EntityName> targets = field.field().targets();
        return switch (field.type()) {
            case FILE -> Optional.of(Message.of("system.move_files", "files stay where they are"));
            case REFERENCE, REFERENCES ->
                targets.isEmpty() || targets.stream().anyMatch(this::moves)
                        ? Optional.empty()
                        : Optional.of(Message.of(
                                        "system.move_no_configuration",
                                        "it names records that are no configuration: {entity}")
                                .with("entity", targets.getFirst().toString()));
            default -> {
                if (field.isEncrypted()) {
                    yield Optional.of(Message.of("system.move_encrypted", "it is encrypted: set it there"));
                }
                yield field.moved()
                        ? Optional.of(Message.of("system.move_actions", "actions alone write it"))
                        : Optional.empty();
            }
        };
    }

    /** Whether its values are texts of many lines, which stand in a file line by line. */
    static boolean isLong(FieldMeta field) {
        return field.type() == FieldType.LONG_TEXT || field.type() == FieldType.RICH_TEXT;
    }
}
