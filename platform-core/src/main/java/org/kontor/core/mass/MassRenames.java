package org.kontor.core.mass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.api.EntityName;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.record.AllRows;
import org.kontor.core.task.TaskRecord;

/**
 * Lets mass changes that wait, or that may be repeated, follow fields to their new names: another field that takes a former
 * name is not the one that they mean. Conditions are written anew with each rename; the values say what they said, since they
 * tell for good what was asked for, and are read by the names that fields have now.
 */
public final class MassRenames {
    private MassRenames() {}

    /**
     * Writes the conditions of those that are not done.
     *
     * @param kernel the kernel's own records
     * @param catalog that still understands the former names
     */
    public static void follow(Records kernel, Catalog catalog) {
        Query open = Query.of(MassChange.NAME)
                .where(MassChange.STATE.in(List.of(
                        TaskRecord.QUEUED,
                        TaskRecord.RUNNING,
                        TaskRecord.WAITING,
                        TaskRecord.FAILED,
                        TaskRecord.UNKNOWN)));
        List<Ref> all = AllRows.of(kernel, open).map(Row::ref).toList();
        for (Ref each : all) {
            // whoever works on it counts in it
            Row change = kernel.lock(each);
            change.find(MassChange.CONDITION)
                    .flatMap(written -> renewed(catalog, change, written))
                    .ifPresent(condition -> kernel.update(change, MassChange.CONDITION.to(condition)));
        }
    }

    /** Empty where it stays; what cannot be read any more stays as it is, since its field may come back. */
    private static Optional<String> renewed(Catalog catalog, Row change, String written) {
        EntityName name = EntityName.parse(change.get(MassChange.ENTITY));
        if (catalog.findMeta(name).isEmpty()) {
            return Optional.empty();
        }
        try {
            String now = MassOrder.text(catalog, catalog.conditionJson().parse(MassOrder.tree(written), name));
            return now.equals(written) ? Optional.empty() : Optional.of(now);
        } catch (BadValue e) {
            return Optional.empty();
        }
    }

    /**
     * Values by the names that their fields have now.
     *
     * @param values by the names that they had
     * @param at when that was
     * @throws Refusal MALFORMED when one of the fields was deleted for good since
     */
    static JsonNode renamed(Catalog catalog, EntityMeta entity, JsonNode values, Instant at) {
        if (!values.isObject()) {
            return values;
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> each : values.properties()) {
            String name = catalog.renames().now(entity.name(), each.getKey(), at);
            if (name.isEmpty()) {
                throw Refusal.of(
                        Refusal.Code.MALFORMED,
                        Catalog.unknownField(each.getKey()).reason());
            }
            JsonNode value = entity.find(name)
                    .filter(field -> field.isParts() && each.getValue().isArray())
                    .<JsonNode>map(field -> parts(catalog, field, each.getValue(), at))
                    .orElse(each.getValue());
            all.set(name, value);
        }
        return all;
    }

    private static ArrayNode parts(Catalog catalog, FieldMeta field, JsonNode parts, Instant at) {
        EntityMeta part = catalog.get(field.field().targets().getFirst());
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        parts.forEach(each -> all.add(renamed(catalog, part, each, at)));
        return all;
    }
}
