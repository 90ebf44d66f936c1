package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.core.custom.CustomModel.OwnEntity;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.custom.CustomModel.OwnPart;
import org.kontor.core.custom.CustomModel.OwnRule;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.record.AllRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what administrators added. */
public final class ModelWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ModelWriter.class);

    private ModelWriter() {}

    /** Writes what differs, in the kernel's own right. */
    public static void write(Records kernel, ModelDifference difference) {
        difference.parts().forEach(part -> write(kernel, part));
        difference.gone().forEach(part -> find(kernel, part).ifPresent(row -> kernel.update(row, purged(part))));
    }

    private static Assignment purged(OwnPart part) {
        return switch (part) {
            case OwnEntity entity -> CustomEntity.STATE.to(CustomModel.PURGED);
            case OwnField field -> CustomField.STATE.to(CustomModel.PURGED);
            case OwnRule rule -> CustomRule.STATE.to(CustomModel.PURGED);
        };
    }

    /** Deletes for good what was said of parts. */
    public static void forget(Records kernel, CustomModel parts) {
        parts.parts().flatMap(part -> find(kernel, part).stream()).forEach(kernel::delete);
    }

    /** Deletes for good what belongs to a plugin's entities. */
    public static void forget(Records kernel, CustomModel model, String plugin) {
        model.parts()
                .filter(part -> CustomModel.belongsTo(part, plugin))
                .flatMap(part -> find(kernel, part).stream())
                .forEach(kernel::delete);
    }

    /**
     * Writes rules anew after fields were renamed, so that they mean the same when the former name is forgotten.
     *
     * @param catalog that still knows the former names
     */
    public static void rename(Records kernel, Catalog catalog) {
        RuleNames names = new RuleNames(catalog);
        for (Row row : AllRows.of(kernel, Query.of(CustomRule.NAME)).toList()) {
            OwnRule rule = ModelText.rule(row);
            try {
                JsonNode renamed = names.of(rule);
                if (!renamed.equals(rule.content())) {
                    kernel.update(row, CustomRule.CONTENT.to(renamed.toString()));
                }
            } catch (BadValue asleep) {
                LOG.debug("The own rule {} stays as it was written: {}", rule.path(), ModelDifference.english(asleep));
            }
        }
    }

    /**
     * The same with rules as {@link #rename} writes them.
     *
     * @param catalog that still knows the former names
     */
    public static CustomModel renamed(CustomModel model, Catalog catalog) {
        RuleNames names = new RuleNames(catalog);
        List<OwnRule> rules = new ArrayList<>();
        for (OwnRule rule : model.rules()) {
            try {
                rules.add(new OwnRule(rule.entity(), rule.name(), rule.kind(), names.of(rule), rule.retired()));
            } catch (BadValue asleep) {
                rules.add(rule);
            }
        }
        return new CustomModel(model.entities(), model.fields(), rules);
    }

    private static void write(Records kernel, OwnPart part) {
        Optional<Row> row = find(kernel, part).or(() -> findFormer(kernel, part));
        if (row.isPresent()) {
            kernel.update(row.get(), values(part));
        } else {
            kernel.create(entity(part), values(part));
        }
    }

    private static Optional<Row> find(Records kernel, OwnPart part) {
        return kernel.list(Query.of(entity(part)).where(is(part)).limit(1)).rows().stream()
                .findFirst();
    }

    private static Optional<Row> findFormer(Records kernel, OwnPart part) {
        return part instanceof OwnField field && !field.former().isEmpty()
                ? find(kernel, field.renamed(field.former()))
                : Optional.empty();
    }

    private static EntityName entity(OwnPart part) {
        return switch (part) {
            case OwnEntity entity -> CustomEntity.NAME;
            case OwnField field -> CustomField.NAME;
            case OwnRule rule -> CustomRule.NAME;
        };
    }

    private static Condition is(OwnPart part) {
        return switch (part) {
            case OwnEntity entity -> CustomEntity.ENTITY.is(entity.name());
            case OwnField field ->
                CustomField.ENTITY.is(field.entity().toString()).and(CustomField.FIELD.is(field.name()));
            case OwnRule rule -> CustomRule.ENTITY.is(rule.entity().toString()).and(CustomRule.RULE.is(rule.name()));
        };
    }

    private static Assignment[] values(OwnPart part) {
        return switch (part) {
            case OwnEntity entity -> ModelText.values(entity);
            case OwnField field -> ModelText.values(field);
            case OwnRule rule -> ModelText.values(rule);
        };
    }
}
