package org.kontor.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Rule;
import org.kontor.api.Upgrade;
import org.kontor.api.Values;
import org.kontor.core.database.Database;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.schema.ColumnCounts;
import org.kontor.core.task.Upgrades;

/** Records that are there and lack what is to become a required field. */
final class Lacking {
    private final Platform now;
    private final Lineup.Chosen chosen;
    private final Database database;
    private final ColumnCounts counts;

    Lacking(Platform now, Lineup.Chosen chosen, Database database, ColumnCounts counts) {
        this.now = now;
        this.chosen = chosen;
        this.database = database;
        this.counts = counts;
    }

    /** A sentence for each field that some lack. */
    List<Message> warnings() {
        List<Message> warnings = new ArrayList<>();
        for (EntityMeta entity : chosen.catalog().all()) {
            EntityMeta was = now.catalog().findMeta(entity.name()).orElse(null);
            if (was != null && !was.isAspect()) {
                entity.declaredFields().stream()
                        .filter(field ->
                                isRequired(entity, field) && !field.field().isRetired())
                        .forEach(field -> warning(was, field).ifPresent(warnings::add));
            }
        }
        return warnings;
    }

    /** By itself, or by a rule that holds always, as own fields of plugins' entities are. */
    private static boolean isRequired(EntityMeta entity, FieldMeta field) {
        return field.field().isRequired()
                || entity.rules().stream()
                        .anyMatch(rule -> rule instanceof Rule.Required required
                                && required.condition().equals(Condition.always())
                                && required.fields().contains(field.field()));
    }

    private Optional<Message> warning(EntityMeta entity, FieldMeta field) {
        FieldMeta before = entity.find(field.name())
                .or(() -> field.field().formerName().flatMap(entity::find))
                .orElse(null);
        if (before != null && (isRequired(entity, before) || before.isParts())) {
            return Optional.empty();
        }
        return records(entity, before, field)
                .map(records -> filledBy(field.field())
                        .map(upgrade -> Message.of(
                                        "system.lacking_filled",
                                        "{records} of {entity} without {field}, which becomes required: the upgrade of"
                                                + " {upgrade} fills it, and else whoever edits such a record is asked for it;"
                                                + " what waits for an approval or is frozen goes on without")
                                .with("upgrade", upgrade))
                        .orElse(
                                Message.of(
                                        "system.lacking",
                                        "{records} of {entity} without {field}, which becomes required: whoever edits such a"
                                                + " record is asked for it; what waits for an approval or is frozen goes on without"))
                        .with("records", records)
                        .with("entity", entity.name().toString())
                        .with("field", field.name()));
    }

    /** Those that hold nothing; of a field that an older version had, and that comes back, its column tells. */
    private Optional<Message> records(EntityMeta entity, @Nullable FieldMeta before, FieldMeta field) {
        Query all = Query.of(entity.name());
        if (before != null) {
            return Violators.count(now, all.where(before.field().isEmpty()));
        }
        if (field.columns().isEmpty() || !counts.isThere(entity, field)) {
            return Violators.count(now, all);
        }
        return Violators.counted(() -> counts.empty(entity, field));
    }

    /** The plugin and version whose upgrade is still to fill a field. */
    private Optional<Message> filledBy(Field<?> field) {
        for (Contribution contribution : Lineup.contributions(chosen.selection())) {
            for (Upgrade upgrade : Upgrades.open(database, contribution)) {
                boolean isFilled = upgrade.fills().stream()
                        .filter(fill -> fill.entity().equals(field.shape()))
                        .flatMap(fill -> fill.assignments().stream())
                        .anyMatch(assignment -> sets(assignment, field));
                if (isFilled) {
                    return Optional.of(Message.of("system.upgrade_named", "{plugin} to {version}")
                            .with("plugin", contribution.pluginId())
                            .with("version", upgrade.version()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean sets(Assignment assignment, Field<?> field) {
        return switch (assignment) {
            case Assignment.Value value -> value.field().equals(field);
            case Assignment.Source source -> source.field().equals(field);
            case Values values -> values.assignments().stream().anyMatch(each -> sets(each, field));
        };
    }
}
