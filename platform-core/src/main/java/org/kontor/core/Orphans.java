package org.kontor.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.schema.ColumnCounts;

/** Records that come back with their plugin, and point to what was deleted while it was away. */
final class Orphans {
    private final Catalog now;
    private final Catalog then;
    private final ColumnCounts counts;

    Orphans(Catalog now, Catalog then, ColumnCounts counts) {
        this.now = now;
        this.then = then;
        this.counts = counts;
    }

    /** A sentence for each reference that some have lost. */
    List<Message> warnings() {
        List<Message> warnings = new ArrayList<>();
        for (EntityMeta entity : then.all()) {
            if (!entity.isAspect() && now.findMeta(entity.name()).isEmpty()) {
                entity.declaredFields().stream()
                        .filter(field -> field.type() == FieldType.REFERENCE)
                        .forEach(field -> warning(entity, field).ifPresent(warnings::add));
            }
        }
        return warnings;
    }

    private Optional<Message> warning(EntityMeta entity, FieldMeta field) {
        return Violators.counted(() -> lost(entity, field))
                .map(records -> Message.of(
                                "system.orphans",
                                "{records} of {entity} with a {field} that was deleted meanwhile: it has no name there until it is"
                                        + " brought back from the trash or another one is set")
                        .with("records", records)
                        .with("entity", entity.name().toString())
                        .with("field", field.name()));
    }

    private long lost(EntityMeta entity, FieldMeta field) {
        return field.field().targets().stream()
                .flatMap(name -> then.findMeta(name).stream())
                .filter(target -> !target.isAspect())
                .mapToLong(target -> counts.lost(entity, field, target))
                .sum();
    }
}
