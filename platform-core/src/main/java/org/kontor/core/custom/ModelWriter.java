package org.kontor.core.custom;

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

/** Writes down what administrators added. */
public final class ModelWriter {
    private ModelWriter() {}

    /** Writes what differs, in the kernel's own right. */
    public static void write(Records kernel, ModelDifference difference) {
        difference.parts().forEach(part -> write(kernel, part));
    }

    private static void write(Records kernel, OwnPart part) {
        switch (part) {
            case OwnEntity entity ->
                write(kernel, CustomEntity.NAME, CustomEntity.ENTITY.is(entity.name()), ModelText.values(entity));
            case OwnField field ->
                write(
                        kernel,
                        CustomField.NAME,
                        CustomField.ENTITY.is(field.entity().toString()).and(CustomField.FIELD.is(field.name())),
                        ModelText.values(field));
            case OwnRule rule ->
                write(
                        kernel,
                        CustomRule.NAME,
                        CustomRule.ENTITY.is(rule.entity().toString()).and(CustomRule.RULE.is(rule.name())),
                        ModelText.values(rule));
        }
    }

    private static void write(Records kernel, EntityName entity, Condition its, Assignment... values) {
        Optional<Row> row = kernel.list(Query.of(entity).where(its).limit(1)).rows().stream()
                .findFirst();
        if (row.isPresent()) {
            kernel.update(row.get(), values);
        } else {
            kernel.create(entity, values);
        }
    }
}
